#!/bin/sh
# The installed `presently`: starts the app, or with a command asks the running one, which needs no display.
set -u
app=/opt/presently/presently
headless='--ozone-platform=headless --disable-gpu --log-level=3'
app_needed=85

if [ "$(id -u)" -eq 0 ]; then
  echo 'presently: it belongs to the person at the desk; start it as that user, not as root' >&2
  exit 2
fi

# $headless is a list of words.
# shellcheck disable=SC2086
case "${1-}" in
  '' | --hidden | --demo | --look-around | presently:*)
    exec "$app" "$@"
    ;;
  --once)
    exec "$app" $headless "$@"
    ;;
  *)
    "$app" $headless -- --line "$@"
    status=$?
    [ "$status" -eq "$app_needed" ] || exit "$status"
    # Nobody runs yet: one is started that outlives this terminal, and asked again.
    [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ] && headless_app='' || headless_app=$headless
    setsid "$app" $headless_app --hidden </dev/null >/dev/null 2>&1 &
    exec "$app" $headless -- --line-for-app-to-come "$@"
    ;;
esac
