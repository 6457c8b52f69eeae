// One set of features, two doors: `--profile http` speaks to the server as a program does,
// `--profile browser` uses the web app (WEB, default web/dist) in Chromium. Run from tests/.
// @http-only and @browser-only make sense at one door.
const common = {
    paths: ['../features/*.feature'],
    import: ['../features/support/world.mjs', '../features/steps/*.mjs'],
    format: [process.stdout.isTTY ? 'progress-bar' : 'progress'],
    strict: true,
};

export const http = { ...common, tags: 'not @browser-only', worldParameters: { door: 'http' } };
export const browser = { ...common, tags: 'not @http-only', worldParameters: { door: 'browser' } };
export default http;
