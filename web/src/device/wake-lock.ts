// A till that goes dark between two customers costs a tap and a PIN. The lock is lost whenever the
// page is hidden, so it is asked for again when the page is back.
export function stayAwake(): () => void {
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const ask = async () => {
        if (over || document.visibilityState !== 'visible') return;
        try {
            lock = await navigator.wakeLock?.request('screen');
        } catch {
            // Refused on low battery or without the permission: the screen sleeps as usual.
        }
    };
    document.addEventListener('visibilitychange', ask);
    void ask();
    return () => {
        over = true;
        document.removeEventListener('visibilitychange', ask);
        void lock?.release();
    };
}
