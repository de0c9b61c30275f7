import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** By address: which version is kept, and when the server was asked (epoch ms). */
const indexSchema = z.record(z.string(), z.object({ etag: z.string().exactOptional(), checkedAt: z.number() }));

interface KeptPhoto {
  readonly photo?: {
    readonly contentType: 'image/jpeg' | 'image/png';
    readonly bytes: Uint8Array;
    readonly etag?: string;
  };
  readonly checkedAt: number;
}

/**
 * Photos of contacts, one file each and an index, for their user alone. They are a copy: whatever can't be read is as if it
 * had never been kept.
 */
export function openPhotoFiles(folder: string) {
  const file = (address: string) => join(folder, createHash('sha256').update(address).digest('hex').slice(0, 32));
  const indexFile = join(folder, 'index.json');
  let index: z.infer<typeof indexSchema> | undefined;
  const known = () => (index ??= readIndex(indexFile));
  return {
    load: (address: string): KeptPhoto | undefined => {
      const entry = known()[address];
      if (entry === undefined) return undefined;
      const { etag, checkedAt } = entry;
      if (etag === undefined) return { checkedAt };
      try {
        const bytes = new Uint8Array(readFileSync(file(address)));
        return { checkedAt, photo: { contentType: bytes[0] === 0xff ? 'image/jpeg' : 'image/png', bytes, etag } };
      } catch {
        return undefined;
      }
    },
    save: (address: string, { photo, checkedAt }: KeptPhoto): void => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (photo === undefined) rmSync(file(address), { force: true });
      else writeFileSync(file(address), photo.bytes, { mode: 0o600 });
      const etag = photo?.etag;
      index = { ...known(), [address]: { checkedAt, ...(etag === undefined ? {} : { etag }) } };
      writeFileSync(indexFile, JSON.stringify(index), { mode: 0o600 });
    },
    forget: (): void => {
      index = {};
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readIndex(path: string): z.infer<typeof indexSchema> {
  try {
    return indexSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? {};
  } catch {
    return {};
  }
}
