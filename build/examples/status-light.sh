#!/bin/sh
# A status light: runs a command of yours with a colour for each state of yours, as long as Presently runs.
#
#   ./status-light.sh mosquitto_pub -t desk/light -m     → mosquitto_pub -t desk/light -m red, … green, …
#   ./status-light.sh                                    prints the colours
#
# Needs nothing but a shell. Only the state leaves Presently, no subject and no name.
set -u
if [ "$#" -eq 0 ]; then set -- echo; fi

presently watch | while IFS= read -r line; do
  state=$(printf '%s' "$line" | sed -n 's/.*"state":"\([a-z-]*\)".*/\1/p')
  case $state in
    available) colour=green ;;
    available-idle) colour=dim-green ;;
    busy | busy-idle | do-not-disturb) colour=red ;;
    be-right-back | away) colour=yellow ;;
    *) colour=off ;;
  esac
  "$@" "$colour"
done
