import { Checkbox, Field, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { clockTrouble, instantAt, wallTimeIn } from '../../../shared/wall-time.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { withStart, type EntryForm, type FormProblem } from './draft.ts';

const useStyles = makeStyles({
  times: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'flex-start' },
  time: { flex: '1 1 200px', maxWidth: '260px' },
  zone: { maxWidth: '320px' },
});

interface WhenFieldsProps {
  readonly form: EntryForm;
  readonly problem: FormProblem | undefined;
  /** Whoever doesn't hold the meeting can't move it. */
  readonly fixed: boolean;
  readonly edit: (edited: Partial<EntryForm>) => void;
}

/** When it begins and ends, on which clock. */
export function WhenFields({ form, problem, fixed, edit }: WhenFieldsProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const { isAllDay, start, end } = form;
  const type = isAllDay ? 'date' : 'datetime-local';
  const shown = (wall: string): string => (isAllDay ? wall.slice(0, 10) : wall);
  const typed = (value: string, before: string): string =>
    isAllDay && value !== '' ? `${value}T${before.slice(11) || '09:00'}` : value;
  const trouble =
    problem === 'order' ? t('entry.endBeforeStart') : problem === 'time' ? t('entry.missingTime') : undefined;
  return (
    <>
      <Checkbox
        label={t('entry.allDay')}
        checked={isAllDay}
        disabled={fixed}
        onChange={(_, { checked }) => edit({ isAllDay: checked === true, busy: checked === true ? 'free' : 'busy' })}
      />
      <div className={styles.times}>
        <Field label={t('entry.starts')} className={styles.time}>
          <Input
            type={type}
            value={shown(start)}
            disabled={fixed}
            onChange={(_, { value }) => edit(withStart(form, typed(value, start)))}
          />
        </Field>
        <Field
          label={t('entry.ends')}
          className={styles.time}
          {...(trouble === undefined ? {} : { validationMessage: trouble })}
        >
          <Input
            type={type}
            value={shown(end)}
            disabled={fixed}
            onChange={(_, { value }) => edit({ end: typed(value, end) })}
          />
        </Field>
        {!isAllDay && <ZoneField form={form} fixed={fixed} edit={edit} />}
      </div>
      {!isAllDay && problem === undefined && <ClockNote form={form} className={common.quiet} />}
    </>
  );
}

function ZoneField({ form, fixed, edit }: Omit<WhenFieldsProps, 'problem'>) {
  const styles = useStyles();
  const { t, format } = useWords();
  const zones = useMemo(() => {
    const known = Intl.supportedValuesOf('timeZone');
    return [...new Set([form.zone, format.zone, ...known])];
  }, [form.zone, format.zone]);
  return (
    <Field label={t('entry.timeZone')} className={styles.zone}>
      <Select value={form.zone} disabled={fixed} onChange={(_, { value }) => edit({ zone: value })}>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone === format.zone
              ? t('entry.zoneHere', { zone: zone.replaceAll('_', ' ') })
              : zone.replaceAll('_', ' ')}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Says it where clocks change just then. */
function ClockNote({ form: { start, zone }, className }: { readonly form: EntryForm; readonly className: string }) {
  const { t } = useWords();
  const trouble = clockTrouble(start, zone);
  return (
    <div role="status">
      {trouble !== undefined && (
        <Text size={200} className={className}>
          {trouble === 'twice'
            ? t('entry.clockTwice')
            : t('entry.clockNever', { time: wallTimeIn(instantAt(start, zone), zone).slice(11) })}
        </Text>
      )}
    </div>
  );
}
