import { Button, Input, makeStyles, mergeClasses, SearchBox, Text, tokens } from '@fluentui/react-components';
import { AddRegular, PeopleRegular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import { useContacts } from '../../store/use-contacts.ts';
import { useCommand } from '../../store/use-command.ts';
import { useNow } from '../../store/use-now.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LoadingRows } from '../../ui/loading.tsx';
import { NotRead } from '../../ui/not-read.tsx';
import { Page } from '../../ui/page.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { ContactCardPane } from './contact-card.tsx';
import { ContactList, type ContactActions } from './contact-list.tsx';
import { DirectoryResults } from './directory-results.tsx';
import { FreeBusyGrid } from './free-busy-grid.tsx';
import { listItems } from './list-items.ts';

const useStyles = makeStyles({
  body: { display: 'flex', gap: tokens.spacingHorizontalL, flexGrow: 1, minHeight: 0 },
  column: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
  },
  list: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    padding: tokens.spacingVerticalS,
    overflow: 'hidden',
  },
  card: { width: '320px', flexShrink: 0, overflowY: 'auto', boxSizing: 'border-box' },
  search: { maxWidth: '100%', width: '320px' },
  group: { display: 'flex', gap: tokens.spacingHorizontalS },
  // Over the list where the window is narrow.
  narrow: {
    '@media (max-width: 899px)': {
      position: 'absolute',
      insetBlock: '0',
      insetInlineEnd: '0',
      borderRadius: '0',
      boxShadow: tokens.shadow64,
      zIndex: 1,
    },
  },
  frame: { position: 'relative' },
});

type Shape = 'list' | 'grid';

/** The people one works with: who is free, until when, and what they say. */
export function PeoplePage() {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const now = useNow();
  const { contacts, error } = useContacts();
  const [shape, setShape] = useState<Shape>('list');
  const [text, setText] = useState('');
  const [open, setOpen] = useState<string>();
  const add = useCommand('addContacts');
  const remove = useCommand('removeContact');
  const move = useCommand('moveContact');
  const reach = useCommand('reachContact');
  const refresh = useCommand('refresh');
  const [reachThem, removeThem, moveThem] = [reach.run, remove.run, move.run];
  const actions = useMemo<ContactActions>(
    () => ({
      open: setOpen,
      reach: (address, way) => void reachThem({ address, reach: way }),
      remove: (address) => void removeThem({ address }),
      move: (address, group, before) => void moveThem({ address, group, ...(before === undefined ? {} : { before }) }),
    }),
    [reachThem, removeThem, moveThem],
  );
  const items = useMemo(() => (contacts === undefined ? [] : listItems(contacts, text)), [contacts, text]);
  const known = useMemo(() => new Set(contacts?.rows.map(({ address }) => address)), [contacts]);
  const row = contacts?.rows.find(({ address }) => address === open);
  const failure = add.error ?? remove.error ?? move.error ?? reach.error;
  const isLooking = text.trim().length > 1;
  const head = (
    <>
      <ChoiceGroup
        label={t('contacts.views')}
        chosen={shape}
        choices={[
          { value: 'list', word: t('contacts.viewList') },
          { value: 'grid', word: t('contacts.viewGrid') },
        ]}
        onChoose={setShape}
      />
      {shape === 'list' && (
        <SearchBox
          className={styles.search}
          aria-label={t('contacts.search')}
          placeholder={t('contacts.searchHint')}
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
      )}
    </>
  );
  return (
    <Page title={t('app.people')} shape="fill" head={head}>
      {failure !== undefined && <ErrorNotice detail={failure.detail}>{explainError(failure, words).text}</ErrorNotice>}
      {contacts === undefined ? (
        error === undefined ? (
          <LoadingRows rows={6} height={64} />
        ) : (
          <NotRead
            icon={<PeopleRegular />}
            title={t('contacts.notLoaded')}
            error={error}
            retrying={refresh.pending}
            onRetry={() => void refresh.run({})}
          />
        )
      ) : shape === 'grid' ? (
        <FreeBusyGrid contacts={contacts} now={now} />
      ) : (
        <div className={mergeClasses(styles.body, styles.frame)}>
          <div className={styles.column}>
            <div className={mergeClasses(common.card, styles.list)}>
              {items.length > 0 ? (
                <ContactList items={items} now={now} selected={open} actions={actions} />
              ) : isLooking ? (
                <Empty compact title={t('contacts.noMatch')} />
              ) : (
                <Empty icon={<PeopleRegular />} title={t('contacts.empty')} hint={t('contacts.emptyHint')} />
              )}
              {isLooking && (
                <DirectoryResults
                  text={text.trim()}
                  known={known}
                  onAdd={({ address, name, kind }) => void add.run({ people: [{ address, name, kind }], group: '' })}
                />
              )}
            </div>
            <NewGroup />
            {contacts.keptOn === 'here' && contacts.rows.length > 0 && (
              <Text size={200} className={common.quiet}>
                {t('contacts.keptHere')}
              </Text>
            )}
          </div>
          {row !== undefined && (
            <div className={mergeClasses(common.card, styles.card, styles.narrow)}>
              <ContactCardPane
                key={row.address}
                row={row}
                groups={contacts.groups}
                now={now}
                onReach={(way) => void reach.run({ address: row.address, reach: way })}
                onRemove={() => {
                  setOpen(undefined);
                  void remove.run({ address: row.address });
                }}
                onClose={() => setOpen(undefined)}
              />
            </div>
          )}
        </div>
      )}
    </Page>
  );
}

function NewGroup() {
  const styles = useStyles();
  const { t } = useWords();
  const [name, setName] = useState<string>();
  const add = useCommand('addGroup');
  if (name === undefined) {
    return (
      <div>
        <Button appearance="subtle" icon={<AddRegular />} onClick={() => setName('')}>
          {t('contacts.newGroup')}
        </Button>
      </div>
    );
  }
  return (
    <form
      className={styles.group}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        void add.run({ name }).then(({ ok }) => {
          if (ok) setName(undefined);
        });
      }}
    >
      <Input
        aria-label={t('contacts.groupName')}
        placeholder={t('contacts.groupName')}
        value={name}
        maxLength={64}
        autoFocus
        onChange={(_, { value }) => setName(value)}
      />
      <Button type="submit" appearance="primary">
        {t('contacts.save')}
      </Button>
      <Button onClick={() => setName(undefined)}>{t('contacts.cancel')}</Button>
    </form>
  );
}
