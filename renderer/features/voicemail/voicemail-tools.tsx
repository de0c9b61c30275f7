import {
  CallRegular,
  DeleteRegular,
  MailReadRegular,
  MailRegular,
  MailUnreadRegular,
  SaveRegular,
} from '@fluentui/react-icons';
import type { Voicemail } from '../../../shared/model.ts';
import { ToolRow, type Tool } from '../../ui/tool-row.tsx';
import { useWords } from '../../words/words.tsx';
import { callerOf, waysTo } from './order.ts';
import type { VoicemailActions } from './use-voicemail-actions.ts';

interface VoicemailToolsProps {
  readonly item: Voicemail;
  readonly actions: VoicemailActions;
}

/** What can be done with a message besides hearing it. */
export function VoicemailTools({ item, actions }: VoicemailToolsProps) {
  const { t } = useWords();
  const ways = waysTo(item);
  const tools: readonly (Tool | undefined)[] = [
    ways.call
      ? { name: 'call', label: t('voicemail.callBack'), icon: <CallRegular />, onPress: actions.callBack }
      : undefined,
    ways.mail
      ? { name: 'mail', label: t('voicemail.reply'), icon: <MailRegular />, onPress: actions.reply }
      : undefined,
    {
      name: 'heard',
      label: t(item.heard ? 'voicemail.markUnheard' : 'voicemail.markHeard'),
      icon: item.heard ? <MailUnreadRegular /> : <MailReadRegular />,
      onPress: actions.toggleHeard,
    },
    item.kind === 'missed-call'
      ? undefined
      : { name: 'save', label: t('voicemail.save'), icon: <SaveRegular />, onPress: actions.save },
    { name: 'delete', label: t('voicemail.delete'), icon: <DeleteRegular />, onPress: actions.remove },
  ];
  return (
    <ToolRow
      label={t('voicemail.actions', { caller: callerOf(item, t) })}
      tools={tools.filter((tool) => tool !== undefined)}
    />
  );
}
