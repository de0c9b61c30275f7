import { makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { SETTING_GROUPS, settingField } from '../../../shared/settings.ts';
import { Page } from '../../ui/page.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { AboutLines } from './about-lines.tsx';
import { GuideButtons } from './guide-buttons.tsx';
import { SettingRow } from './setting-row.tsx';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', paddingBottom: tokens.spacingVerticalXS },
  heading: { margin: `0 0 ${tokens.spacingVerticalS}` },
});

const GROUPS = Object.keys(SETTING_GROUPS) as (keyof typeof SETTING_GROUPS)[]; // Object.keys knows strings only

/** Every setting of the schema, in its groups; each change applies at once. */
export function SettingsPage() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  return (
    <Page title={t('app.settings')} shape="narrow" head={<Text className={common.quiet}>{t('settings.applied')}</Text>}>
      {GROUPS.map((group) => (
        <section key={group} className={mergeClasses(common.card, styles.group)} aria-label={t(`settings.${group}`)}>
          <Subtitle2 as="h2" className={styles.heading}>
            {t(`settings.${group}`)}
          </Subtitle2>
          {SETTING_GROUPS[group].map((key) => (
            <SettingRow key={key} field={settingField(key)} />
          ))}
          {group === 'about' && <AboutLines />}
        </section>
      ))}
      <GuideButtons />
    </Page>
  );
}
