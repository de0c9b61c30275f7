import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  {
    ignores: [
      'node_modules/',
      'out/',
      'dist/',
      'test-results/',
      '.cache/',
      '**/*.mjs',
      '**/*.cjs',
      'build/default-app/',
    ],
  },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        tsconfigRootDir: new URL('../..', import.meta.url).pathname,
        project: ['electron', 'renderer', 'shared', 'test', 'build'].map((area) => `./${area}/tsconfig.json`),
      },
    },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Taking a part away is what such a pattern is for.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: 'Take the injected clock.',
        },
      ],
    },
  },
  {
    // Where the injected clock comes from.
    files: ['electron/shell/clock.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // The promising variants of safeStorage came after the oldest runtime that the sources run on.
    files: ['electron/shell/keyring.ts'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    files: ['test/**', 'build/**'],
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' },
  },
);
