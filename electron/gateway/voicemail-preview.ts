import { tidy } from './plain-text.ts';

/** How Exchange announces the transcription inside the message, in the languages it speaks. */
const LABEL = /(?:preview|vorschau|aperçu|vista previa|anteprima|voorbeeld|pré-visualização)[^:\n]{0,40}:\s*/i;

/** A preview is a few sentences. */
const MAX_LENGTH = 1000;

/**
 * The transcription of a voicemail, without addresses of links: what follows its label in the message's text, which has
 * commas and full stops, else what was heard word by word. Where there is neither (gateways of telephone systems write the
 * words alone) it is the whole text.
 * @param body text of the message
 * @param heard see `transcriptOf`
 * @returns `undefined` where there is none
 */
export function previewOf(body: string, heard?: string): string | undefined {
  const words = tidy(body.replace(/<(?:https?|tel|sip|mailto):[^<>\s]*>/gi, ''));
  const label = LABEL.exec(words);
  const labelled = label === null ? '' : words.slice(label.index + label[0].length);
  const preview = [labelled, heard ?? '', label === null ? words : ''].find((text) => text !== '');
  return preview?.slice(0, MAX_LENGTH).trimEnd();
}
