// What stands beside the plan and over it: the second half of the editor, fetched together with the first.
export { default as BlockForm } from './block-form.svelte';
export { default as ChoicePanel } from './choice-panel.svelte';
export { default as FileDialog } from './file-dialog.svelte';
export { default as PlanPanel } from './plan-panel.svelte';
export { default as ProblemList } from './problem-list.svelte';
export { default as ThingForm } from './thing-form.svelte';
