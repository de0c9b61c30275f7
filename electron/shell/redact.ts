/** Whatever stands before the host of a URL, and anything that looks like an address; a name may hold an apostrophe. */
const PRIVATE = /\/\/[^/\s"]*@|[^\s@"<>,;:()[\]\\]+@[^\s@"'<>,;:()[\]{}/\\]+/g;

/** Takes out what is nobody's business, whoever let it in: addresses of people and credentials inside URLs. */
export const redact = (text: string): string =>
  text.replace(PRIVATE, (found) => (found.startsWith('//') ? '//…@' : '…@…'));
