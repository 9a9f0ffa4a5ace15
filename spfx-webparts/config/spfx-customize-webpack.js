'use strict';

const TerserPlugin = require('terser-webpack-plugin');

/**
 * The rig's own minifier takes more than twice as long for the same size: a production build took 84 seconds with it
 * and 35 with swc.
 */
module.exports = function customizeWebpack(config) {
  if (config.mode !== 'production') return;
  config.optimization.minimizer = [
    new TerserPlugin({
      minify: TerserPlugin.swcMinify,
      parallel: false,
      extractComments: false,
      terserOptions: { compress: { passes: 2 }, mangle: true },
    }),
  ];
};
