import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { OofPart, OofSettings } from '../../../shared/model.ts';
import type { OofOffer, OofView } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useNow } from '../../store/use-now.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import {
  changeOf,
  editForm,
  isDirty,
  nextWindow,
  openForm,
  problemOf,
  putTexts,
  receiveSettings,
  toInstant,
  toLocal,
  withoutSent,
  type OofDraft,
} from './draft.ts';
import { AbsenceSection } from './absence-section.tsx';
import { DeclineSection } from './decline-section.tsx';
import { OfferBanner } from './offer-banner.tsx';
import { OofFields } from './oof-fields.tsx';
import { OofSummary } from './oof-summary.tsx';
import { TemplateSection } from './template-section.tsx';
import { WaitingChange } from './waiting-change.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  actions: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    '@media (min-height: 480px)': { position: 'sticky', bottom: '0' },
    // Over the page from edge to edge, down to the window's end.
    margin: `0 calc(-1 * ${tokens.spacingHorizontalXXL}) calc(-1 * ${tokens.spacingVerticalXXL})`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

const ALTERED = {
  state: 'oof.alteredState',
  audience: 'oof.alteredAudience',
  window: 'oof.alteredWindow',
  internal: 'oof.alteredInternal',
  external: 'oof.alteredExternal',
} as const satisfies Record<OofPart, string>;

interface OofFormProps {
  readonly oof: OofView;
  readonly settings: OofSettings;
}

/** The form of one mailbox. What is typed stays, whatever the server does meanwhile. */
export function OofForm({ oof, settings }: OofFormProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t, format } = words;
  const now = useNow();
  const tomorrow = useSnapshot((snapshot) => snapshot.quickEnds.tomorrow);
  const dayStart = useSnapshot((snapshot) => snapshot.settings.dayStartHour);
  const place = { now, zone: format.zone, tomorrow };
  const [held, setHeld] = useState(() => openForm(settings, place));
  const [saved, setSaved] = useState(false);
  const change = useCommand('changeOof');
  const failure = change.error === undefined ? undefined : explainError(change.error, words);

  const received = change.pending ? held : receiveSettings(held, settings, oof.asOf, place);
  // What came back from the server's door can be edited and saved again.
  const form = oof.givenBack === undefined ? received : withoutSent(received);
  if (form !== held) setHeld(form);
  const { draft } = form;
  const dirty = form.sentOver === undefined && isDirty(form, place);
  const problem = problemOf(draft, place);
  const busy = change.pending || oof.pending !== undefined;

  const edit = (edited: Partial<OofDraft>): void => {
    setSaved(false);
    change.clear();
    setHeld(editForm(form, edited));
  };
  const discard = (): void => {
    change.clear();
    setHeld(openForm(settings, place, form.opening + 1));
  };
  const save = async (): Promise<void> => {
    const result = await change.run({ accountId: oof.accountId, change: changeOf(form, format.zone) });
    setSaved(result.ok);
    if (result.ok) setHeld({ ...form, serverChanged: false, sentOver: { asOf: oof.asOf } });
  };
  /** An offer for want of a text: its time stands in the form, and the text is for the person to write. */
  const take = ({ window: offered }: OofOffer): void => {
    if (offered === undefined) return;
    edit({
      state: 'scheduled',
      start: toLocal(offered.start, format.zone),
      end: toLocal(offered.end, format.zone),
    });
  };
  const start = toInstant(draft.start, format.zone);
  const end = toInstant(draft.end, format.zone);
  const window = start !== undefined && end !== undefined ? { start, end } : undefined;
  const knownEnds = [
    ...(settings.state === 'scheduled' && settings.window !== undefined ? [settings.window.end] : []),
    ...(oof.planned ?? []).map((absence) => absence.window.end),
  ];

  return (
    <div className={styles.form}>
      <OofSummary
        plan={{
          state: draft.state,
          audience: draft.audience,
          window,
        }}
        active={oof.active}
        dirty={dirty}
        now={now}
      />
      {oof.offer !== undefined && <OfferBanner offer={oof.offer} onCannot={take} />}
      {form.serverChanged && dirty && <ErrorNotice intent="warning">{t('oof.serverChanged')}</ErrorNotice>}
      {failure !== undefined && oof.givenBack === undefined && (
        <ErrorNotice detail={failure.details}>
          {failure.text} {t('oof.notKept')}
        </ErrorNotice>
      )}
      {settings.altered !== undefined && !dirty && (
        <ErrorNotice intent="warning">
          {t('oof.altered', { parts: settings.altered.map((part) => t(ALTERED[part])).join(', ') })}
        </ErrorNotice>
      )}
      <WaitingChange oof={oof} />
      <OofFields
        draft={draft}
        opening={form.opening}
        problem={problem}
        allowed={settings.allowedAudience}
        edit={edit}
      />
      <TemplateSection texts={draft} window={window} onUse={(texts) => setHeld(putTexts(form, texts))} />
      <AbsenceSection
        oof={oof}
        settings={settings}
        fresh={{
          window: nextWindow(knownEnds, place, dayStart),
          audience: settings.audience,
          internal: draft.internal,
          external: draft.external,
        }}
      />
      <DeclineSection
        key={`${window?.start ?? ''} ${window?.end ?? ''}`}
        accountId={oof.accountId}
        window={draft.state === 'scheduled' && problem === undefined ? window : undefined}
      />
      <div className={styles.actions}>
        <Button appearance="primary" disabled={!dirty || problem !== undefined || busy} onClick={() => void save()}>
          {t(busy && oof.pending?.waiting !== true ? 'oof.saving' : 'oof.save')}
        </Button>
        <Button disabled={!dirty || busy} onClick={discard}>
          {t('oof.discard')}
        </Button>
        <Text size={200} role="status" className={common.quiet}>
          {saved && settings.altered === undefined && !dirty && !busy && oof.givenBack === undefined
            ? t('oof.saved')
            : oof.asOf === undefined
              ? ''
              : t('oof.kept', { time: format.when(oof.asOf) })}
        </Text>
      </div>
    </div>
  );
}
