#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A plugin of Optimus in Java: this script, and the jar that it runs after it. Needs a JVM, 17 or newer.

# Hosts end their plugins themselves; a Ctrl-C in their terminal is not for the plugin.
trap '' INT

home=${JAVA_HOME:-}
if [ -z "$home" ]; then
  java=$(command -v java) || java=
  if [ -z "$java" ]; then
    echo "$0: no java; install a JDK, 17 or newer, or set JAVA_HOME" >&2
    exit 1
  fi
  java=$(readlink -f "$java" 2>/dev/null) || java=$(command -v java)
  home=${java%/bin/java}
fi
if [ ! -x "$home/bin/java" ]; then
  echo "$0: $home/bin/java cannot be run; set JAVA_HOME to a JDK, 17 or newer" >&2
  exit 1
fi

version=
if [ -r "$home/release" ]; then
  while IFS='=' read -r key value; do
    if [ "$key" = JAVA_VERSION ]; then
      version=${value#\"}
      version=${version%\"}
    fi
  done <"$home/release"
fi
case ${version%%[!0-9]*} in
'') feature=0 ;; # It does not say; what every one knows is used.
*) feature=${version%%[!0-9]*} ;;
esac
if [ "$feature" != 0 ] && [ "$feature" -lt 17 ]; then
  echo "$0: $home is Java $version, older than 17; set JAVA_HOME to a newer JDK" >&2
  exit 1
fi

# The JVM's own messages would spoil the handshake on standard output.
set -- -Xlog:disable -Xlog:all=error:stderr -XX:+DisplayVMOutputToStderr -XX:+UseSerialGC \
  -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto "-Doptimus.plugin.host=$PPID" -jar "$0" "$@"
if [ "$feature" -ge 24 ]; then
  # Libraries that still use it are warned about on standard error otherwise.
  set -- --sun-misc-unsafe-memory-access=allow "$@"
fi

# From 19 on the JVM keeps an archive of loaded classes by itself: it checks that jar and JVM are the
# same, goes without where they are not, and makes a new one when it ends. That takes seconds on a busy
# machine, and go-plugin's own host kills a plugin two seconds after it asked it to end: only a host
# that says that it waits longer has a new one made.
cache=${XDG_CACHE_HOME:-${HOME:-}/.cache}
if [ "$feature" -ge 19 ] && [ "${OPTIMUS_STARTUP_CACHE:-on}" != off ] && [ "${cache#/.cache}" = "$cache" ]; then
  cache=$cache/optimus/java-plugins
  if [ -d "$cache" ] || (umask 077 && mkdir -p "$cache") 2>/dev/null; then
    # What others could write to would be their code in this process.
    if [ -O "$cache" ] && [ -w "$cache" ]; then
      archive=$cache/@NAME@-@DIGEST@-$version.jsa
      if [ -n "${OPTIMUS_HOST_WAITS:-}" ]; then
        set -- -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$archive" "$@"
      elif [ -f "$archive" ]; then
        set -- "-XX:SharedArchiveFile=$archive" "$@"
      fi
    fi
  fi
fi
exec "$home/bin/java" "$@"
