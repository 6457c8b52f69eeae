// Starts the till: a language first, for nothing is shown without words; then the one component.
import { mount } from 'svelte';
import './app.css';
import App from './app.svelte';
import { recall } from '../device/storage.ts';
import { browserLanguage, isLanguage, spoken } from '../words/spoken.svelte.ts';

const kept = recall<unknown>('language');
await spoken.speak(isLanguage(kept) ? kept : (browserLanguage() ?? 'fr'));

const target = document.getElementById('till');
if (target) mount(App, { target });
