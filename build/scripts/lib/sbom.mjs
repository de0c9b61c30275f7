import { Enums, Models, Serialize, Spec, SPDX } from '@cyclonedx/cyclonedx-library';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedPackages } from './licences.mjs';
import { root } from './paths.mjs';

/**
 * What a copy of the app is made of, as a CycloneDX bill of materials: every package that travels with it, and the runtime.
 * Nothing in it tells when it was made, so that the same sources give the same list.
 * @param {{ version: string }} runtime Electron
 * @returns {string} JSON
 */
export function billOfMaterials({ version: electron }) {
  const { name, version, license, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const bom = new Models.Bom();
  const app = component(Enums.ComponentType.Application, { name, version, license });
  app.description = description;
  bom.metadata.component = app;
  bom.components.add(component(Enums.ComponentType.Framework, { name: 'electron', version: electron, license: 'MIT' }));
  for (const each of installedPackages()) {
    const library = component(Enums.ComponentType.Library, each);
    if (each.integrity !== undefined) {
      const [, digest = ''] = /^sha512-(.+)$/.exec(each.integrity) ?? [];
      library.hashes.set(Enums.HashAlgorithm['SHA-512'], Buffer.from(digest, 'base64').toString('hex'));
    }
    bom.components.add(library);
  }
  for (const part of bom.components) app.dependencies.add(part.bomRef);
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return serializer.serialize(bom, { sortLists: true, space: 2 });
}

/**
 * @param {Enums.ComponentType} type
 * @param {{ name: string, version: string, license: string }} facts
 */
function component(type, { name, version, license }) {
  const [, group, plain = name] = /^@([^/]+)\/(.+)$/.exec(name) ?? [];
  const made = new Models.Component(type, plain, {
    ...(group === undefined ? {} : { group: `@${group}` }),
    version,
    bomRef: `${name}@${version}`,
    purl: `pkg:npm/${group === undefined ? '' : `%40${group}/`}${plain}@${version}`,
  });
  made.licenses.add(
    SPDX.isSupportedSpdxId(license) ? new Models.SpdxLicense(license) : new Models.LicenseExpression(license),
  );
  return made;
}
