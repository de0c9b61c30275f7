import { tidy } from './plain-text.ts';

/** How Exchange announces the transcription inside the message, in the languages it speaks. */
const LABEL = /(?:preview|vorschau|aperçu|vista previa|anteprima|voorbeeld|pré-visualização)[^:\n]{0,40}:\s*/i;

/** A preview is a few sentences. */
const MAX_LENGTH = 1000;

/**
 * The transcription of a voicemail: what follows its label in the message's text, without addresses of links.
 * Where nothing is labelled (gateways of telephone systems write the words alone) it is the whole text.
 * @param body text of the message
 * @returns `undefined` where there is none
 */
export function previewOf(body: string): string | undefined {
  const words = tidy(body.replace(/<(?:https?|tel|sip|mailto):[^<>\s]*>/gi, ''));
  const label = LABEL.exec(words);
  const preview = label === null ? words : words.slice(label.index + label[0].length);
  return preview === '' ? undefined : preview.slice(0, MAX_LENGTH).trimEnd();
}
