import { showDate, type CaseDocument } from '@phb/schemas';

/** Text between brackets in a PDF: brackets and backslashes escaped, what is not plain left out. */
function pdfText(text: string): string {
  return `(${text.replace(/[^\x20-\x7e]/g, '').replace(/[\\()]/g, '\\$&')})`;
}

/** One page of lines (PDF 1.4, a font that every reader has). */
function onePage(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const drawn = lines.map((line) => `${pdfText(line)} Tj T*`).join('\n');
  const content = `BT /F1 12 Tf 18 TL 72 770 Td\n${drawn}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = file.length;
  const entries = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

/** The file of a document of the demonstration: a page that says what it would be, and that it is invented. */
export function documentPdf({ caseRef, kind, documentDate }: CaseDocument): Blob {
  return new Blob(
    [
      onePage([
        kind,
        '',
        `Case ${caseRef}`,
        showDate(documentDate),
        '',
        'This document is invented, as is the whole case.',
        'It stands here so that you can see how documents are kept.',
      ]),
    ],
    { type: 'application/pdf' },
  );
}
