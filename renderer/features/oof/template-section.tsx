import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DocumentTextRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { TimeRange } from '../../../shared/model.ts';
import { fieldsIn, MAX_TEMPLATES, type OofTemplate } from '../../../shared/oof-template.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { TemplateDialog } from './template-dialog.tsx';
import { TemplateFill } from './template-fill.tsx';

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { marginRight: 'auto' },
  one: { display: 'flex', alignItems: 'center' },
});

type Texts = Pick<OofTemplate, 'internal' | 'external'>;

interface TemplateSectionProps {
  /** The two texts as they are in the form. */
  readonly texts: Texts;
  /** The time of the absence, for the fields. */
  readonly window: TimeRange | undefined;
  readonly onUse: (texts: Texts) => void;
}

/** Texts kept to be used again: put into the form, which nobody sends but its person. */
export function TemplateSection({ texts, window, onUse }: TemplateSectionProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const templates = useSnapshot((snapshot) => snapshot.oofTemplates);
  const save = useCommand('saveTemplate');
  const remove = useCommand('removeTemplate');
  const [editing, setEditing] = useState<Texts & Partial<OofTemplate>>();
  const [filling, setFilling] = useState<OofTemplate>();
  const [removed, setRemoved] = useState<OofTemplate>();
  const error = save.error ?? remove.error;
  const isFull = templates.length >= MAX_TEMPLATES;

  const use = (template: OofTemplate): void => {
    if (fieldsIn(template).length > 0) setFilling(template);
    else onUse(template);
  };
  return (
    <section className={mergeClasses(common.card, styles.card)} aria-label={t('oofText.templates')}>
      <div className={styles.row}>
        <Text as="h2" weight="semibold" className={mergeClasses(common.plainHeading, styles.title)}>
          {t('oofText.templates')}
        </Text>
        <Button size="small" disabledFocusable={isFull} onClick={() => setEditing(texts)}>
          {t('oofText.keep')}
        </Button>
      </div>
      {isFull && (
        <Text size={200} className={common.quiet}>
          {t('oofText.full', { count: MAX_TEMPLATES })}
        </Text>
      )}
      {templates.length === 0 ? (
        <Text size={200} className={common.quiet}>
          {t('oofText.templatesNone')}
        </Text>
      ) : (
        <ul className={mergeClasses(common.list, styles.row)}>
          {templates.map((template) => (
            <li key={template.id} className={styles.one}>
              <Button
                size="small"
                icon={<DocumentTextRegular />}
                aria-label={t('oofText.apply', { name: template.name })}
                onClick={() => use(template)}
              >
                {template.name}
              </Button>
              <Menu>
                <MenuTrigger disableButtonEnhancement>
                  <Button
                    appearance="subtle"
                    size="small"
                    icon={<MoreHorizontalRegular />}
                    aria-label={t('oofText.more', { name: template.name })}
                  />
                </MenuTrigger>
                <MenuPopover>
                  <MenuList>
                    <MenuItem onClick={() => setEditing(template)}>{t('oofText.edit')}</MenuItem>
                    <MenuItem
                      onClick={() => {
                        setRemoved(template);
                        void remove.run({ id: template.id });
                      }}
                    >
                      {t('oofText.remove')}
                    </MenuItem>
                  </MenuList>
                </MenuPopover>
              </Menu>
            </li>
          ))}
        </ul>
      )}
      <div role="status">
        {removed !== undefined && !templates.some(({ id }) => id === removed.id) && (
          <div className={styles.row}>
            <Text size={200}>{t('oofText.removed', { name: removed.name })}</Text>
            <Button size="small" appearance="subtle" onClick={() => void save.run(removed)}>
              {t('app.undo')}
            </Button>
          </div>
        )}
      </div>
      {error !== undefined && <ErrorNotice>{explainError(error, words).text}</ErrorNotice>}
      {editing !== undefined && <TemplateDialog template={editing} onClose={() => setEditing(undefined)} />}
      {filling !== undefined && (
        <TemplateFill template={filling} window={window} onUse={onUse} onClose={() => setFilling(undefined)} />
      )}
    </section>
  );
}
