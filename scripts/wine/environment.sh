# Sourced by the programs beside it: where the Windows lane lives and how a program is started in it.
#
#   WINE_LANE_PREFIX  the Wine prefix to use, .wine/prefix by default; may be a copy of it, made while it is stopped
#   WINE_NODE         the major version of Node to run, 22 (default) or 20

lane_sources=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lane_home=$(cd "$lane_sources/../.." && pwd)/.wine

# The lane's prefix, never the one of the person at the keyboard: the lane kills everything that runs in its own.
export WINEPREFIX=${WINE_LANE_PREFIX:-$lane_home/prefix}
export WINEDEBUG=-all
# No desktop, and none of the installers and menu entries that a new prefix offers on one.
unset DISPLAY WAYLAND_DISPLAY
export WINEDLLOVERRIDES='mscoree=;mshtml=;winemenubuilder.exe='

lane_node=$lane_home/node_modules/node-${WINE_NODE:-22}/bin/node.exe

fail() {
  echo "scripts/wine: $*" >&2
  exit 1
}

# Starts the prefix and its RPC service, on which COM between processes depends. Output goes nowhere, or the services
# would hold the caller's pipes open.
start_prefix() {
  wine wineboot >/dev/null 2>&1 </dev/null
  wine net start rpcss >/dev/null 2>&1 </dev/null || true
}

# Ends everything that runs in the prefix and waits for it; fine when nothing does.
stop_prefix() {
  wineserver -k || true
  wineserver -w
}

# A Unix path as Windows programs see it.
windows_path() {
  echo "Z:$1"
}
