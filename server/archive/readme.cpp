#include "archive/words.h"

namespace guichet::archive {

const std::string_view readme = R"(ARCHIVE OF A BOX OFFICE'S BOOKS, FORMAT guichet-archive-1

This folder holds a range of the books of one box office. It is complete in itself: text files in
UTF-8, one JSON value (RFC 8259) a line, that any program can read. Amounts are whole cents of the currency
in manifest.json, times are milliseconds since 1970-01-01 00:00 UTC, rates are hundredths of a percent
(810 is 8.1 %; null is outside the scope of VAT).

FILES
  manifest.json          whose books, which range, how many lines, SHA-256 of every file, public key
  manifest.sig           signature of manifest.json
  journal.jsonl          every command that was accepted, in order, chained by digests
  documents.jsonl        sales, refunds and corrections that entered the books: lines, payments,
                         tickets, the text that was signed, the signature
  earlier.jsonl          documents from before the range that documents of the range give back or correct
  movements.jsonl        what went into and out of the drawers
  session_closings.jsonl closings of register sessions with their statement (Z)
  period_closings.jsonl  closings of days, months and years
  events.jsonl           event journal: sign-ins, copies, refunds, approvals, drawer, closings, settings
  schema/*.json          what each file may hold (JSON Schema 2020-12)

People are numbers: staff by the number of their access, customers only as the digest that the journal
keeps. The statements (Z) name staff as they were printed.

HOW TO CHECK
With Node 20 or newer and the program verify_archive.mjs, which uses nothing of the box office:
    node verify_archive.mjs FOLDER [--key SHA256-OF-THE-PUBLIC-KEY]
It ends with 0 when everything holds, else with 1 and one sentence for each fault. Keep the fingerprint
of the public key apart from the archive, on paper for example: whoever replaces everything, key
included, is found only by it.

By hand, or with a program of your own:

1  Files.  SHA-256 of each file is in manifest.json, and no other file belongs here.
   manifest.sig is the signature of the bytes of manifest.json.

2  Signatures.  ES256 (RFC 7518, 3.4): ECDSA on P-256 with SHA-256. A signature is 64 bytes, r and s,
   written as 128 hexadecimal digits. The public key is in manifest.json, as PEM (RFC 7468).

3  Journal.  hash of entry n = BLAKE2b with 32 bytes of output, without key (RFC 7693), over
     32 bytes   hash of entry n-1 (32 zero bytes before entry 1; start.journal_hash of the manifest before the
                first entry of a later range)
      8 bytes   number
      8 bytes   at_ms
      8 bytes   length of kind in bytes, then kind in UTF-8
      8 bytes   user (0 where it is null)
      8 bytes   register (0 where it is null)
      8 bytes   length of key, then key
     32 bytes   input_hash
      8 bytes   length of body, then body: the text of the member body, after JSON unescaping
   Integers are 64 bits, lowest byte first. Numbers are contiguous.

4  Documents.  Each register has a chain: seq counts from 1 without gaps. signed_text is a JSON list:
     "guichet-document-1", register, seq, kind, number, journal entry, at_ms, total,
     [[VAT code, rate, amount with tax], ...], net, absolute, signature of seq-1 in hexadecimal ("" before 1)
   and signature signs exactly its bytes. net is the net before plus the total; absolute the absolute
   before plus the total without its sign: it never falls. The total is the sum of the lines but those of
   kind "rounding", payments are total plus rounding, amounts by VAT are the sums of the lines.
   number, total, rounding, tickets and payments are those of the journal entry.

5  Closings.  signed_text: "guichet-closing-1", number, period, label, first and last journal entry, at_ms,
   documents, total, amounts by VAT, net, absolute (of the whole box office), signature of the closing
   before in hexadecimal. Days follow each other without a gap in the entries, so each document is in
   exactly one day. A day is the sum of its documents, a month of its days, a year of its months.

6  Money.  A refund never gives back more than was sold of a line or paid by a method. The drawer of a
   closed session held its float and its movements: expected_cents is their sum before the movements of
   the closing itself (kinds "difference" and "withdrawal"). The journal entry of the closing holds the
   BLAKE2b-256 digest of report.

7  Tickets.  Entries sale.made and sale.reserved issue ticket numbers, one after the other without gaps.
)";

}  // namespace guichet::archive
