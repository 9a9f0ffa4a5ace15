'use strict';

const spfx = require('@microsoft/eslint-config-spfx/lib/flat-profiles/react');

module.exports = [
  { ignores: ['lib/**', 'lib-commonjs/**', 'dist/**', 'release/**', 'temp/**', 'config/**', '*.js'] },
  ...spfx,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: __dirname } },
  },
];
