import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Forbidden wherever a calendar date, a request or markup has one proper way. */
const houseRules = {
  noDate: {
    selector: "NewExpression[callee.name='Date'], MemberExpression[object.name='Date']",
    message: 'A day without a time is a Temporal.PlainDate, a moment a Temporal.Instant.',
  },
  noFetch: {
    selector: "CallExpression[callee.name='fetch'], NewExpression[callee.name='XMLHttpRequest']",
    message: 'Requests to SharePoint go through connectors/.',
  },
  noMarkup: {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Text that a person typed is never markup.',
  },
  noBrowserStorage: {
    selector: 'MemberExpression[object.name=/^(localStorage|sessionStorage|indexedDB)$/]',
    message: 'Personal data stay in the tenant: nothing is kept in the browser.',
  },
};
const restricted = (...rules) => ['error', ...rules.map((name) => houseRules[name])];

export default tseslint.config(
  {
    ignores: [
      '**/lib/**',
      '**/lib-commonjs/**',
      '**/lib-dts/**',
      '**/lib-esm/**',
      '**/dist/**',
      '**/temp/**',
      'release/**',
      '.tsc/**',
      '.data/**',
      // SPFx lints its own room with Microsoft's rules during its build.
      'spfx-webparts/**',
      '**/*.cjs',
      '**/*.mjs',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines': ['error', { max: 400 }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.tsx', 'ui/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    // The rest of that plugin's rules are for React's compiler, which React 17 does not have.
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['schemas/**/*.ts'],
    rules: { 'no-restricted-syntax': restricted('noDate', 'noFetch', 'noBrowserStorage') },
  },
  {
    files: ['ui/**/*.{ts,tsx}', 'teams-app/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': restricted('noDate', 'noFetch', 'noMarkup', 'noBrowserStorage') },
  },
  { files: ['connectors/**/*.ts'], rules: { 'no-restricted-syntax': restricted('noBrowserStorage') } },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      // Jest's matchers are typed with any, and a test may take apart what it was handed.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      // A stand-in keeps the shape of what it stands in for, promises included.
      '@typescript-eslint/require-await': 'off',
    },
  },
);
