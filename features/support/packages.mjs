// The packages live in tests/node_modules, where Node does not look from here.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../tests/package.json', import.meta.url));

export const { After, AfterAll, Before, BeforeAll, Given, Then, When, World, defineParameterType, setDefaultTimeout, setWorldConstructor } =
    require('@cucumber/cucumber');
// Only the browser door needs it, and it is slow to load.
export const chromium = () => require('playwright-core').chromium;
