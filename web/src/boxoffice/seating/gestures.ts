// Fingers, mouse and wheel over a map: tap, draw, move, pinch. A drag that begins on something that
// can be drawn over draws: at once with a mouse, after a short hold with a finger; any other moves.
export interface Hand {
    /** Whether a drag from here draws (a row, a rectangle) instead of moving the map. */
    canDraw: (x: number, y: number) => boolean;
    /** Whether a finger draws at once, too: something was taken up to draw with. */
    eager?: () => boolean;
    drawn: (fromX: number, fromY: number, x: number, y: number, over: boolean) => void;
    /** The drawing became a pinch, or was cut off. */
    undrawn: () => void;
    tapped: (x: number, y: number) => void;
    moved: (byX: number, byY: number) => void;
    zoomed: (factor: number, x: number, y: number) => void;
}

const slackPx = 6;
const holdMs = 280;

interface Touch {
    x: number;
    y: number;
}

export function feelHands(element: HTMLElement, hand: Hand): () => void {
    const touches = new Map<number, Touch>();
    let from: Touch | null = null;
    let mode: 'wait' | 'draw' | 'move' | 'pinch' = 'wait';
    let hold: ReturnType<typeof setTimeout> | undefined;
    let ready = false;

    const at = (event: PointerEvent | WheelEvent): Touch => {
        const box = element.getBoundingClientRect();
        return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const spread = () => {
        const [a, b] = [...touches.values()] as [Touch, Touch];
        return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, far: Math.hypot(a.x - b.x, a.y - b.y) };
    };

    function down(event: PointerEvent) {
        if (event.button > 0) return;
        element.setPointerCapture(event.pointerId);
        const touch = at(event);
        touches.set(event.pointerId, touch);
        clearTimeout(hold);
        if (touches.size === 2) {
            if (mode === 'draw') hand.undrawn();
            mode = 'pinch';
        } else if (touches.size === 1) {
            from = touch;
            mode = 'wait';
            const draws = hand.canDraw(touch.x, touch.y);
            ready = draws && (event.pointerType === 'mouse' || (hand.eager?.() ?? false));
            if (draws && !ready) {
                hold = setTimeout(() => (ready = true), holdMs);
            }
        }
    }

    function move(event: PointerEvent) {
        const before = touches.get(event.pointerId);
        if (before === undefined) return;
        const old = touches.size === 2 ? spread() : null;
        const touch = at(event);
        touches.set(event.pointerId, touch);
        if (old) {
            const now = spread();
            hand.moved(now.x - old.x, now.y - old.y);
            if (old.far > 0) hand.zoomed(now.far / old.far, now.x, now.y);
            return;
        }
        if (from === null || mode === 'pinch') return;
        if (mode === 'wait' && Math.hypot(touch.x - from.x, touch.y - from.y) > slackPx) {
            clearTimeout(hold);
            mode = ready ? 'draw' : 'move';
        }
        if (mode === 'draw') hand.drawn(from.x, from.y, touch.x, touch.y, false);
        if (mode === 'move') hand.moved(touch.x - before.x, touch.y - before.y);
    }

    function up(event: PointerEvent) {
        if (!touches.delete(event.pointerId)) return;
        clearTimeout(hold);
        if (touches.size > 0 || from === null) return;
        const touch = at(event);
        if (event.type === 'pointercancel') {
            if (mode === 'draw') hand.undrawn();
        } else if (mode === 'wait') hand.tapped(touch.x, touch.y);
        else if (mode === 'draw') hand.drawn(from.x, from.y, touch.x, touch.y, true);
        from = null;
    }

    function wheel(event: WheelEvent) {
        event.preventDefault();
        const { x, y } = at(event);
        // A notch of a wheel is about 100, a pinch on a touch pad comes in small steps.
        hand.zoomed(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), x, y);
    }

    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
        clearTimeout(hold);
        element.removeEventListener('pointerdown', down);
        element.removeEventListener('pointermove', move);
        element.removeEventListener('pointerup', up);
        element.removeEventListener('pointercancel', up);
        element.removeEventListener('wheel', wheel);
    };
}
