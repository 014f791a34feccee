import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const koffi = { name: 'koffi', message: 'Native calls belong to src/com: use what src/com/index.ts exports.' };

export default defineConfig(
  globalIgnores(['dist/', 'build/', '.wine/', '.tsx-cache/']),
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // An interface that names itself needs a name of its own, members or not.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // A test of types alone declares what nobody reads.
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      // Who implements an asynchronous signature may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Descriptions, native types and callers are tables of functions without a `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/com/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [koffi] }] },
  },
);
