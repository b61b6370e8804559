// Owns how Next builds and serves Stagedoor.
import type { NextConfig } from 'next';

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  // sql.js looks for its .wasm beside its own file, so it must not be bundled.
  serverExternalPackages: ['sql.js'],
  devIndicators: false,
  // The upgrade reminder asks the network at start, and the shop has to start without one.
  experimental: { agentUpgrade: false },
};

export default config;
