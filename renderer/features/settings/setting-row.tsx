import { Input, makeStyles, Select, SpinButton, Switch, useId, type InputProps } from '@fluentui/react-components';
import { useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { MessageKey } from '../../../shared/messages/index.ts';
import { assertNever } from '../../../shared/model.ts';
import type { SettingField } from '../../../shared/settings.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { zoneCity } from '../../ui/zone-city.ts';
import { useWords } from '../../words/words.tsx';
import { SettingLine } from './setting-line.tsx';

const useStyles = makeStyles({
  input: { width: '160px', minWidth: '160px', boxSizing: 'border-box' },
  wide: { width: '280px', maxWidth: '100%' },
});

/** One setting: its words, and the control that its field in the schema asks for. */
export function SettingRow({ field }: { readonly field: SettingField }) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const hintId = useId('hint');
  const value = useSnapshot((snapshot) => snapshot.settings[field.key]);
  const isSet = useSnapshot((snapshot) => snapshot.organisation.settings.includes(field.key));
  const set = useCommand('setSetting');
  const label = t(`settings.${field.key}`);
  const named = { 'aria-label': label, 'aria-describedby': hintId, disabled: isSet };
  const save = (next: string | number | boolean): void => void set.run({ key: field.key, value: next });

  const control = () => {
    switch (field.kind) {
      case 'switch':
        return <Switch {...named} checked={value === true} onChange={(_, { checked }) => save(checked)} />;
      case 'choice':
        return (
          <Select {...named} className={styles.input} value={String(value)} onChange={(_, data) => save(data.value)}>
            {field.choices.map((choice) => (
              <option key={choice} value={choice}>
                {t(choiceWords(field.key, choice))}
              </option>
            ))}
          </Select>
        );
      case 'zone':
        return (
          <Select {...named} className={styles.input} value={String(value)} onChange={(_, data) => save(data.value)}>
            <option value="">{t('settings.noZone')}</option>
            {zonesByRegion().map(({ region, zones }) => (
              <optgroup key={region} label={region}>
                {zones.map((zone) => (
                  <option key={zone} value={zone}>
                    {zoneCity(zone)}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        );
      case 'number':
        return (
          <SpinButton
            {...named}
            className={styles.input}
            min={field.min}
            max={field.max}
            value={Number(value)}
            onChange={(_, data) => {
              const next = Math.round(data.value ?? Number(data.displayValue));
              if (Number.isFinite(next)) save(Math.min(field.max, Math.max(field.min, next)));
            }}
          />
        );
      case 'text':
        return <TextControl {...named} className={styles.wide} value={String(value)} onSave={save} />;
      default:
        return assertNever(field);
    }
  };

  return (
    <SettingLine
      label={label}
      hint={`${t(`settings.${field.key}Hint`)}${isSet ? ` ${t('connect.byOrganisation')}.` : ''}`}
      hintId={hintId}
      problem={set.error === undefined ? undefined : explainError(set.error, words).text}
    >
      {control()}
    </SettingLine>
  );
}

interface TextControlProps extends Pick<InputProps, 'aria-label' | 'aria-describedby' | 'disabled' | 'className'> {
  readonly value: string;
  readonly onSave: (value: string) => void;
}

/** What is typed counts once its field is left, or by Enter: half an address is none. */
function TextControl({ value, onSave, className, ...named }: TextControlProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  const save = (): void => {
    if (typed.trim() !== value) onSave(typed.trim());
  };
  return (
    <Input
      {...named}
      className={className ?? ''}
      value={typed}
      onChange={(_, data) => setTyped(data.value)}
      onBlur={save}
      onKeyDown={({ key }) => {
        if (key === 'Enter') save();
      }}
    />
  );
}

/** The zones that this system knows, under the name's first part. */
function zonesByRegion(): readonly { readonly region: string; readonly zones: readonly string[] }[] {
  const regions = new Map<string, string[]>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const [region = zone] = zone.split('/');
    regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  return [...regions].map(([region, zones]) => ({ region, zones }));
}

/** The schema gives choices as plain strings; a test holds that each one has its words. */
function choiceWords(key: string, choice: string): MessageKey {
  return `settings.${key}-${choice}` as MessageKey;
}
