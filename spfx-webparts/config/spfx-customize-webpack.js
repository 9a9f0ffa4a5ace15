'use strict';

const TerserPlugin = require('terser-webpack-plugin');

/**
 * One script for each part that is loaded later, in place of what webpack splits by itself: it goes by the size of
 * modules before unused code is left out (each use of Fluent's icons counts half a megabyte), and made 46 scripts, of
 * which the register's page fetched ten. A page with two parts fetches some code twice and runs it once.
 *
 * The rig's own minifier takes more than twice as long for the same size: a production build took 84 seconds with it
 * and 35 with swc.
 */
module.exports = function customizeWebpack(config) {
  if (config.mode !== 'production') return;
  config.optimization.splitChunks = false;
  config.optimization.minimizer = [
    new TerserPlugin({
      minify: TerserPlugin.swcMinify,
      parallel: false,
      extractComments: false,
      terserOptions: { compress: { passes: 2 }, mangle: true },
    }),
  ];
};
