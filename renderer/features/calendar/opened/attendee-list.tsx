import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  CircleRegular,
  DismissCircleRegular,
  PersonRegular,
  QuestionCircleRegular,
} from '@fluentui/react-icons';
import type { Attendee, MyResponse } from '../../../../shared/model.ts';
import { useCommonStyles } from '../../../ui/use-common-styles.ts';
import { useWords } from '../../../words/words.tsx';
import { RESPONSE_WORDS } from './response-words.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  icon: { fontSize: '16px', lineHeight: 0, flexShrink: 0 },
});

const ICONS = {
  organizer: <PersonRegular />,
  accepted: <CheckmarkCircleRegular />,
  tentative: <QuestionCircleRegular />,
  declined: <DismissCircleRegular />,
  none: <CircleRegular />,
  unknown: <CircleRegular />,
} as const satisfies Record<MyResponse, unknown>;

/** Who is invited, and how each one answered. */
export function AttendeeList({ attendees }: { readonly attendees: readonly Attendee[] }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  return (
    <div>
      <Text as="h3" size={200} weight="regular" className={mergeClasses(common.quiet, common.plainHeading)}>
        {t('calendar.attendees')}
      </Text>
      <ul className={mergeClasses(common.list, styles.list)}>
        {attendees.map((attendee, index) => {
          const answer = t(RESPONSE_WORDS[attendee.response]);
          const role =
            attendee.role === 'optional'
              ? t('calendar.optional')
              : attendee.role === 'resource'
                ? t('calendar.resource')
                : undefined;
          return (
            <li key={`${attendee.address ?? attendee.name}-${index}`} className={styles.row} title={answer}>
              <span className={styles.icon} role="img" aria-label={answer}>
                {ICONS[attendee.response]}
              </span>
              <Text className={common.ellipsis} title={attendee.address ?? attendee.name}>
                {attendee.name}
              </Text>
              {role !== undefined && (
                <Text size={200} className={common.quiet}>
                  {role}
                </Text>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
