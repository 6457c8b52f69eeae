// The larger views of seats, each fetched when it is first shown.
export const seatParts = {
    map: () => import('./seat-canvas.svelte'),
    list: () => import('./seat-list.svelte'),
    story: () => import('./seat-story.svelte'),
};
