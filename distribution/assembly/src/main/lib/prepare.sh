# SPDX-License-Identifier: Apache-2.0
#
# Makes the start-up caches that bin/optimus will use from then on; started by it, in the background. Several at once do
# no harm: what counts are renames. A failure is noted, so that it is not repeated with every command.
set -fu
home=$1
slot=$OPTIMUS_PREPARE_SLOT
suffix=$OPTIMUS_PREPARE_SUFFIX
trap '' HUP INT

complete=true
for kind in command runtime supervisor; do
  [ -r "$slot/$kind.$suffix" ] || complete=false
done
[ $complete = false ] || exit 0
mkdir -p "$slot" || exit 1

# One at a time, if the other one still lives.
work=$slot/building
if ! mkdir "$work" 2> /dev/null; then
  read -r owner < "$work/owner" 2> /dev/null || owner=''
  if [ -n "$owner" ] && kill -0 "$owner" 2> /dev/null; then
    exit 0
  fi
  rm -rf "$work"
  mkdir "$work" || exit 1
fi
echo $$ > "$work/owner"

# A file of tomorrow would make every cache look too old.
future=''
set +f
supervisor=$home/bundles/io.odpf.optimus.plugin.supervisor.jar
for file in "$home/lib" "$home"/lib/*.jar "$supervisor"; do
  [ ! "$file" -nt "${future:-$work/owner}" ] || future=$file
done
set -f

case $suffix in
  aot) make=-XX:AOTCacheOutput= ;;
  *) make=-XX:ArchiveClassesAtExit= ;;
esac
# A cache holds what ran, so this runs what commands run; it looks at nothing of the user's and leaves nothing.
for kind in command runtime supervisor; do
  archive=$kind.$suffix
  classpath=$home/lib/optimus.jar
  [ $kind != supervisor ] || classpath=$classpath:$supervisor
  # shellcheck disable=SC2086 # flags are words
  if ! HOME=$work XDG_CACHE_HOME=$work/cache nice -n 10 \
    "$OPTIMUS_PREPARE_JAVA" $OPTIMUS_PREPARE_FLAGS "$make$work/$archive" -cp "$classpath" \
    "-Doptimus.home=$home" io.odpf.optimus.plugin.launcher.training.Training $kind "$work" > "$work/log" 2>&1 ||
    [ ! -s "$work/$archive" ] || { [ -n "$future" ] && ! touch -r "$future" "$work/$archive"; } ||
    ! mv -f "$work/$archive" "$slot/$archive"; then
    mv -f "$work/log" "$slot/failed"
    rm -rf "$work"
    exit 1
  fi
done
rm -rf "$work"

# Those of builds that are long gone.
set +f
find "${slot%/*/*/*}" -mindepth 1 -maxdepth 1 -type d -mtime +30 -exec rm -rf {} + 2> /dev/null
exit 0
