// A page that a PDF viewer opens; nothing more is promised.
export function pdfOf(lines) {
    const escape = (line) => line.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e]/g, '?');
    const text = `BT /F1 14 Tf 50 780 Td ${lines.map((line) => `(${escape(line)}) Tj 0 -22 Td`).join(' ')} ET`;
    const objects = [
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
        `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ];
    let body = '%PDF-1.4\n';
    const offsets = objects.map((object, index) => {
        const at = body.length;
        body += `${index + 1} 0 obj\n${object}\nendobj\n`;
        return at;
    });
    const xref = body.length;
    const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
    body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
    return Buffer.from(body, 'latin1');
}
