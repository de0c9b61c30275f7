import { SoapFault, ResponseError } from './errors.ts';
import { readExtendedField, type ExtendedField } from './extended.ts';
import { mimeOf } from './mime.ts';
import { calendarProperties } from './properties/calendar.ts';
import { contactProperties } from './properties/contact.ts';
import { itemId, itemProperties } from './properties/item.ts';
import { meetingElement, meetingProperties } from './properties/meeting.ts';
import { messageProperties } from './properties/message.ts';
import type { Property, RenderContext } from './properties/property.ts';
import { taskProperties } from './properties/task.ts';
import { isCalendar, isContact, isTask, type ItemView } from './resolve.ts';
import { t } from './xml-write.ts';
import { attributeOf, childOf, childText, elementsOf, type XmlElement } from './xml.ts';

/** What a request wants of each item or folder. */
export interface Shape {
  readonly base: 'IdOnly' | 'Default' | 'AllProperties';
  readonly fields: ReadonlySet<string>;
  readonly extended: readonly ExtendedField[];
  readonly bodyType: 'HTML' | 'Text';
  readonly mime: boolean;
  readonly maximumBodySize: number | undefined;
}

/** Reads `m:ItemShape` or `m:FolderShape`. */
export function readShape(element: XmlElement | undefined): Shape {
  const base = childText(element, 'BaseShape');
  const additional = childOf(element, 'AdditionalProperties');
  const paths = additional === undefined ? [] : elementsOf(additional);
  const size = childText(element, 'MaximumBodySize');
  return {
    base: base === 'Default' || base === 'AllProperties' ? base : 'IdOnly',
    fields: new Set(paths.flatMap(uriOf)),
    extended: paths.filter((path) => path.name === 'ExtendedFieldURI').map(readExtendedField),
    mime: childText(element, 'IncludeMimeContent') === 'true',
    bodyType: childText(element, 'BodyType') === 'Text' ? 'Text' : 'HTML',
    maximumBodySize: size === undefined ? undefined : Number(size),
  };
}

/** `contacts:EmailAddress/EmailAddress1` for one of several of a kind. */
function uriOf(path: XmlElement): readonly string[] {
  const uri = attributeOf(path, 'FieldURI');
  if (uri === undefined) return [];
  if (path.name === 'FieldURI') return [uri];
  return path.name === 'IndexedFieldURI' ? [`${uri}/${attributeOf(path, 'FieldIndex') ?? ''}`] : [];
}

/** Writes an item with what the shape asks for and nothing else, as `t:CalendarItem` or `t:Message`. */
export function renderItem(
  view: ItemView,
  shape: Shape,
  options: { readonly zone: string; readonly find: boolean },
): XmlElement {
  const context: RenderContext = { ...options, ...shape };
  const [element, own] = ownProperties(view, shape, context);
  const mime = shape.mime && view.item.kind === 'message' ? mimeOf(view.item, view.mailbox.owner) : undefined;
  return t(
    element,
    mime && t('MimeContent', { CharacterSet: 'UTF-8' }, Buffer.from(mime).toString('base64')),
    itemId(view),
    render(view, itemProperties, shape, context),
    own,
  );
}

function ownProperties(view: ItemView, shape: Shape, context: RenderContext): readonly [string, Rendered] {
  if (isCalendar(view)) return ['CalendarItem', render(view, calendarProperties, shape, context)];
  if (isContact(view)) return ['Contact', render(view, contactProperties, shape, context)];
  if (isTask(view)) return ['Task', render(view, taskProperties, shape, context)];
  const meeting = meetingElement(view.item);
  return meeting === undefined
    ? ['Message', render(view, messageProperties, shape, context)]
    : [
        meeting,
        [...render(view, messageProperties, shape, context), ...render(view, meetingProperties, shape, context)],
      ];
}

type Rendered = readonly (XmlElement | undefined | readonly XmlElement[])[];

function render<View extends ItemView>(
  view: View,
  properties: readonly Property<View>[],
  shape: Shape,
  context: RenderContext,
): Rendered {
  return properties
    .filter((property) => wanted(property, shape, context))
    .map((property) => property.render(view, context));
}

function wanted<View extends ItemView>(property: Property<View>, shape: Shape, { find }: RenderContext): boolean {
  if (find && !property.inFind) return false;
  if (property.uri === '@extended' || shape.fields.has(property.uri)) return true;
  // A dictionary is wanted for any of its entries.
  if (property.uri.endsWith('/') && [...shape.fields].some((field) => field.startsWith(property.uri))) return true;
  return shape.base === 'AllProperties' || (shape.base === 'Default' && property.inDefault);
}

/** GetItem refuses fields that belong to another kind of item; FindItem leaves them out. */
export function requireFieldsOf(view: ItemView, shape: Shape): void {
  const foreign = new RegExp(`^(?!(?:${ownPrefix(view)}):)(?:message|calendar|contacts|folder|task|meeting):`);
  const bad = [...shape.fields].find((field) => foreign.test(field));
  if (bad !== undefined) {
    throw new ResponseError('ErrorInvalidPropertyRequest', `The property ${bad} is not valid for this object type.`);
  }
}

function ownPrefix(view: ItemView): string {
  if (isCalendar(view)) return 'calendar';
  if (isContact(view)) return 'contacts';
  return isTask(view) ? 'task' : 'message|meeting';
}

/** A folder's fields make no sense in an item's shape, nor the other way round. */
export function requirePrefix(shape: Shape, forbidden: RegExp): void {
  const bad = [...shape.fields].find((field) => forbidden.test(field));
  if (bad !== undefined) {
    throw new SoapFault('ErrorInvalidPropertyRequest', `The property ${bad} is not valid for this operation.`);
  }
}
