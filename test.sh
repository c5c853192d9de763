#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what the tests need and runs all of them; fails when one fails, or when one was left out.
#   OPTIMUS_JAVA25   home of a JDK 25, through which the command is then tested as well
set -euo pipefail
cd "$(dirname "$0")"

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

install_tools() { # install_tools PACKAGE...
  if command -v apt-get >/dev/null; then
    echo "test.sh: installing $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update >/dev/null
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends "$@" >/dev/null
  else
    echo "test.sh: missing: $*. On macOS: brew install git nginx openssl gnupg tinyproxy tmux go maven node postgresql; /usr/bin/python3 -m pip install --user grpcio prometheus-client" >&2
    exit 1
  fi
}

# Each tool, and the Debian packages that have it.
needed=()
while read -r tool packages; do
  # shellcheck disable=SC2206 # packages are words
  PATH=$PATH:/usr/sbin command -v "$tool" >/dev/null || needed+=($packages)
done <<'END'
javac openjdk-17-jdk-headless
mvn maven
git git
ssh openssh-client
ssh-keygen openssh-client
nginx nginx-light
openssl openssl
gpg gnupg
gpgv gpgv
tinyproxy tinyproxy-bin
tmux tmux
curl curl
go golang-go
zsh zsh
fish fish
gcc gcc libc6-dev
unshare util-linux
xz xz-utils
zstd zstd
bzip2 bzip2
zip zip
python3 python3
setpriv util-linux
npm npm
chromium-headless-shell chromium-headless-shell fonts-dejavu-core
END
# The plugin in Python, and the parser of metrics, are run by the system's own.
/usr/bin/python3 -c 'import grpc, prometheus_client' 2>/dev/null || needed+=(python3-grpcio python3-prometheus-client)
# Debian's servers of PostgreSQL are not on the PATH.
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || needed+=(postgresql)
[ ${#needed[@]} = 0 ] || install_tools "${needed[@]}"

# From 1.21 on, go gets the version that a module wants by itself; Debian 12 has an older one.
if [[ "$(go env GOVERSION)" =~ ^go1\.([0-9]+) ]] && [ "${BASH_REMATCH[1]}" -lt 21 ]; then
  echo "test.sh: $(go env GOVERSION) is too old; install Go 1.21 or newer" >&2
  exit 1
fi

# The largest servers of the tests compile meanwhile; what fails here fails in the tests, which tell why.
nice itests/fixtures/compile.sh >/dev/null 2>&1 &
compiling=$!
trap 'kill "$compiling" 2>/dev/null || true' EXIT

# Beside the JDK that runs Maven, the command is tested on a JDK 25 if there is one.
java25=
for home in "${OPTIMUS_JAVA25:-}" /usr/lib/jvm/*25* /opt/*jdk*25* "$HOME"/.sdkman/candidates/java/25* \
  /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
  if [ -x "$home/bin/java" ] && "$home/bin/java" -version 2>&1 | grep -q 'version "25'; then
    java25=$home
    break
  fi
done
export OPTIMUS_JAVA25=$java25
on="$(java -version 2>&1 | head -n 1)"

# Reports of tests that are no more would be counted.
find . -path '*/target/surefire-reports' -prune -exec rm -rf {} +
# In the background of a script Ctrl-C is ignored, and under nohup the end of the terminal; processes that tests
# signal would inherit that.
listen=()
if env --default-signal=INT,HUP true 2>/dev/null; then
  listen=(env --default-signal=INT,HUP)
fi
${listen[@]+"${listen[@]}"} mvn -B verify

# A test that was left out has shown nothing.
skipped=$(grep -lE '<testsuite [^>]*skipped="[1-9]|<testsuite [^>]*tests="0"' \
  $(find . -path '*/target/surefire-reports/TEST-*.xml') || true)
if [ -n "$skipped" ]; then
  printf 'test.sh: tests were skipped:\n%s\n' "$skipped" >&2
  exit 1
fi
count=$(find . -path '*/target/surefire-reports/TEST-*.xml' -exec sed -n 's/.*<testsuite .* tests="\([0-9]*\)".*/\1/p' {} + |
  awk '{ sum += $1 } END { print sum + 0 }')
echo "test.sh: $count tests, none skipped, on $on"
if [ -n "$java25" ]; then
  echo "test.sh: the command was tested on JDK 25 too: $java25"
else
  echo "test.sh: no JDK 25 was found, so the command was tested on this one alone; see OPTIMUS_JAVA25"
fi
