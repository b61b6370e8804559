/** What a check may do to the app's surroundings, with the Node, the bundler and the packages of a WebContainer. */
import { containerGround } from '../../scripts/container-profile/ground.ts';
import { defaultCacheFolder } from '../../scripts/local-runtime/cache-folder.ts';
import { conditionsProbe } from '../sandbox/conditions-probe.ts';
import { testConditions } from '../sandbox/conditions-suite.ts';
import { startSandboxServer } from '../sandbox/sandbox-fixture.ts';

testConditions(() =>
  startSandboxServer(conditionsProbe, { ground: containerGround({ cacheFolder: defaultCacheFolder() }) }),
);
