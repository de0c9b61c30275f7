import type { ExtendedField } from '../extended.ts';
import type { ItemView } from '../resolve.ts';
import { optional, t } from '../xml-write.ts';
import type { XmlElement } from '../xml.ts';

/** How a property is written. */
export interface RenderContext {
  /** IANA zone of the times. */
  readonly zone: string;
  /** FindItem gives less: no bodies, attendees, attachments, only names of people, strings cut short. */
  readonly find: boolean;
  readonly bodyType: 'HTML' | 'Text';
  /** Characters after which a body is cut, where the request asks for it. */
  readonly maximumBodySize: number | undefined;
  readonly extended: readonly ExtendedField[];
  readonly base: 'IdOnly' | 'Default' | 'AllProperties';
  /** What is asked for by name. */
  readonly fields: ReadonlySet<string>;
}

export interface Property<View extends ItemView> {
  readonly uri: string;
  /** Whether FindItem can return it. */
  readonly inFind: boolean;
  /** Whether the Default shape has it. */
  readonly inDefault: boolean;
  readonly render: (view: View, context: RenderContext) => XmlElement | undefined | readonly XmlElement[];
}

type Render<View extends ItemView> = Property<View>['render'];

/** A property that FindItem returns as well. */
export function found<View extends ItemView>(uri: string, render: Render<View>): Property<View> {
  return { uri, inFind: true, inDefault: false, render };
}

/** A property that only GetItem returns. */
export function got<View extends ItemView>(uri: string, render: Render<View>): Property<View> {
  return { uri, inFind: false, inDefault: false, render };
}

/** The same property as part of the Default shape. */
export function byDefault<View extends ItemView>(property: Property<View>): Property<View> {
  return { ...property, inDefault: true };
}

/** FindItem cuts strings at 255 characters. */
export function text(name: string, value: string | undefined, context: RenderContext): XmlElement | undefined {
  return optional(name, context.find ? value?.slice(0, 255) : value);
}

/** A person as `t:Mailbox`; FindItem knows the name only. */
export function person(name: string, address: string | undefined, context: RenderContext): XmlElement {
  if (context.find) return t('Mailbox', t('Name', name));
  if (address === undefined) {
    return t('Mailbox', t('Name', name), t('EmailAddress', name), t('RoutingType', 'SMTP'), t('MailboxType', 'OneOff'));
  }
  return t(
    'Mailbox',
    t('Name', name),
    t('EmailAddress', address),
    t('RoutingType', 'SMTP'),
    t('MailboxType', 'Mailbox'),
  );
}
