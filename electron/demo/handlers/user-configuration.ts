import type { RequestContext } from '../company.ts';
import { success, failure } from '../envelope.ts';
import { ResponseError } from '../errors.ts';
import { resolveFolder } from '../resolve.ts';
import { m, t } from '../xml-write.ts';
import { attributeOf, childOf, childText, elementsOf, type XmlElement } from '../xml.ts';

const largest = 512 * 1024;

/** GetUserConfiguration: a hidden object by folder and name. */
export function getUserConfiguration(request: XmlElement, context: RequestContext): XmlElement {
  return answer('GetUserConfiguration', () => {
    const { key, name, folder } = named(childOf(request, 'UserConfigurationName'), context);
    const xmlData = context.user.configurations.get(key);
    if (xmlData === undefined) {
      throw new ResponseError('ErrorItemNotFound', 'The specified object was not found in the store.');
    }
    return m(
      'UserConfiguration',
      t('UserConfigurationName', { Name: name }, folder),
      xmlData === '' ? undefined : t('XmlData', xmlData),
    );
  });
}

/** CreateUserConfiguration: refuses a name that is taken. */
export function createUserConfiguration(request: XmlElement, context: RequestContext): XmlElement {
  return answer('CreateUserConfiguration', () => {
    const { key, xmlData } = written(request, context);
    if (context.user.configurations.has(key)) {
      throw new ResponseError('ErrorItemSave', 'An object of that name is there already.');
    }
    context.user.configurations.set(key, xmlData);
    return undefined;
  });
}

/** UpdateUserConfiguration: replaces what is sent; nobody is told that somebody else wrote meanwhile. */
export function updateUserConfiguration(request: XmlElement, context: RequestContext): XmlElement {
  return answer('UpdateUserConfiguration', () => {
    const { key, xmlData } = written(request, context);
    if (!context.user.configurations.has(key)) {
      throw new ResponseError('ErrorItemNotFound', 'The specified object was not found in the store.');
    }
    context.user.configurations.set(key, xmlData);
    return undefined;
  });
}

function answer(operation: string, work: () => XmlElement | undefined): XmlElement {
  const name = `${operation}ResponseMessage`;
  const message = () => {
    try {
      const content = work();
      return m(name, { ResponseClass: 'Success' }, success(), content);
    } catch (error) {
      if (!(error instanceof ResponseError)) throw error;
      return m(name, { ResponseClass: 'Error' }, failure(error.code, error.message));
    }
  };
  return m(`${operation}Response`, m('ResponseMessages', message()));
}

function named(element: XmlElement | undefined, context: RequestContext) {
  const name = attributeOf(element, 'Name') ?? '';
  const [id] = element === undefined ? [] : elementsOf(element);
  if (id === undefined) throw new ResponseError('ErrorFolderNotFound', 'The folder is missing.');
  const { mailbox, folder } = resolveFolder(context, id);
  if (mailbox !== context.user) throw new ResponseError('ErrorAccessDenied', 'Access is denied.');
  return { key: `${folder.name}/${name}`.toLowerCase(), name, folder: id };
}

function written(request: XmlElement, context: RequestContext): { readonly key: string; readonly xmlData: string } {
  const configuration = childOf(request, 'UserConfiguration');
  const { key } = named(childOf(configuration, 'UserConfigurationName'), context);
  const xmlData = childText(configuration, 'XmlData') ?? '';
  if (xmlData.length > largest) throw new ResponseError('ErrorQuotaExceeded', 'The object is too large.');
  return { key, xmlData };
}
