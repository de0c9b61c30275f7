import { createStreamReader, type Take, type XmlReader } from './xml-stream.ts';
import { readXml } from './xml-whole.ts';

/** Up to here a document is read at its end and in one go: that is quicker, and nobody notices. In characters. */
const SMALL = 64 * 1024;

/** Makes a reader that goes by the length of what comes. @param take of parts of a long document */
export function createXmlReader(take?: Take): XmlReader {
  let stream: XmlReader | undefined;
  let text = '';
  return {
    write: (piece) => {
      if (stream !== undefined) {
        stream.write(piece);
        return;
      }
      text += piece;
      if (text.length <= SMALL) return;
      stream = createStreamReader(take);
      stream.write(text);
      text = '';
    },
    end: () => (stream === undefined ? readXml(text) : stream.end()),
  };
}
