# bash completion for presently
_presently() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} line="${COMP_WORDS[1]-} ${COMP_WORDS[2]-}"
  local offered=''
  case $previous in
    --audience) offered='none known all' ;;
    --auth) offered='basic ntlm negotiate machine oauth' ;;
    --flow) offered='code device client' ;;
    --until) offered='tomorrow monday' ;;
    --remind) offered='tomorrow monday' ;;
    --days | --due | --message | --external-message | --server | --user | --login | --client-id | --act-for | --of) return ;;
    *)
      if [ "$COMP_CWORD" -eq 1 ]; then
        offered='status agenda oof presence watch freebusy voicemail join task account settings update open refresh quit help --hidden --demo --look-around --once'
      elif [ "$COMP_CWORD" -eq 2 ] && [[ ${COMP_WORDS[1]} =~ ^(oof|presence|account|settings)$ ]]; then
        case ${COMP_WORDS[1]} in
          oof) offered='show on off' ;;
          presence) offered='set reset' ;;
          account) offered='add list remove test share unshare' ;;
          settings) offered='get set' ;;
        esac
      elif [ "$COMP_CWORD" -eq 3 ] && [ "$line" = 'presence set' ]; then
        offered='available busy do-not-disturb be-right-back away offline'
      else
        offered='--json'
        case $line in
          'agenda '*) offered+=' --days' ;;
          'oof on') offered+=' --until --message --external-message --audience' ;;
          'presence set') offered+=' --until' ;;
          'task '*) offered+=' --due --remind' ;;
          'account add') offered+=' --server --user --auth --login --flow --client-id --act-for --password-stdin' ;;
          'account share' | 'account unshare') offered+=' --of' ;;
        esac
      fi
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$offered" -- "$word")
}
complete -F _presently presently
