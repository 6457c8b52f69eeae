// Runs before the first paint: the chosen theme, so that a dark box office stays dark, and a page
// to read for browsers that cannot run the till. Old syntax on purpose.
(function () {
    try {
        var theme = JSON.parse(localStorage.getItem('guichet.theme') || 'null');
        if (theme === 'light' || theme === 'dark') {
            document.documentElement.setAttribute('data-theme', theme);
        }
    } catch (e) {
        // Storage may be forbidden; the system's theme is fine.
    }
    var able =
        window.CSS && CSS.supports && CSS.supports('color', 'light-dark(red, red)') &&
        'HTMLDialogElement' in window && 'noModule' in document.createElement('script');
    if (!able) {
        document.addEventListener('DOMContentLoaded', function () {
            document.getElementById('too-old').removeAttribute('hidden');
        });
    }
})();
