/*
 * What others wrote must not steer the terminal: a subject may hold any character that XML lets through, such as the
 * C1 control U+009B, which begins a command to it.
 */

/** Words for a person: line breaks stay, every other control sign becomes a space. */
export const printableText = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, ' ');

/**
 * JSON for a person or a script: the same value, its control signs written as escapes.
 * @param indent 0 for one line
 */
export const printableJson = (value: unknown, indent = 2): string =>
  JSON.stringify(value, undefined, indent).replace(
    /[\u007f-\u009f]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
