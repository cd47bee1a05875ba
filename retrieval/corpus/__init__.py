"""Where reports lie and how they get there; knows no index.

The folder is walked (`folder`), files are opened with what is inside them (`items`) and given back as they are
(`stored`), their owner's corrections stand beside them (`corrections`), who may ask them is written down
(`access_rules`), new ones are written under safe names (`files`), and pages are fetched from public addresses only
(`links`, `fetch`, `robots`, `response`, `transport`, `addresses`).
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.corpus.access_rules import RULES_FILE, change_rules, read_entries, read_rules
    from retrieval.corpus.corrections import (
        SUFFIX,
        Correction,
        corrected_keys,
        digest_with,
        load_sidecar,
        parse_sidecar,
        revise,
        sidecar_of,
        write_sidecar,
    )
    from retrieval.corpus.fetch import FetchedPage, Fetcher
    from retrieval.corpus.files import kept_on_failure, numbered, safe_name, write_whole
    from retrieval.corpus.folder import INSIDE, CorpusFile, Listing, list_corpus, list_files, stands_alone
    from retrieval.corpus.items import Item, ReadThrough, contents, hash_of
    from retrieval.corpus.links import content_to_save, file_name
    from retrieval.corpus.stored import Original, read_original

__all__ = [
    "INSIDE",
    "RULES_FILE",
    "SUFFIX",
    "CorpusFile",
    "Correction",
    "FetchedPage",
    "Fetcher",
    "Item",
    "Listing",
    "Original",
    "ReadThrough",
    "change_rules",
    "content_to_save",
    "contents",
    "corrected_keys",
    "digest_with",
    "file_name",
    "hash_of",
    "kept_on_failure",
    "list_corpus",
    "list_files",
    "load_sidecar",
    "numbered",
    "parse_sidecar",
    "read_entries",
    "read_original",
    "read_rules",
    "revise",
    "safe_name",
    "sidecar_of",
    "stands_alone",
    "write_sidecar",
    "write_whole",
]

__getattr__ = loading(
    __name__,
    {
        "access_rules": ("RULES_FILE", "change_rules", "read_entries", "read_rules"),
        "corrections": (
            "Correction",
            "SUFFIX",
            "corrected_keys",
            "digest_with",
            "load_sidecar",
            "parse_sidecar",
            "revise",
            "sidecar_of",
            "write_sidecar",
        ),
        "fetch": ("FetchedPage", "Fetcher"),
        "files": ("kept_on_failure", "numbered", "safe_name", "write_whole"),
        "folder": ("CorpusFile", "INSIDE", "Listing", "list_corpus", "list_files", "stands_alone"),
        "items": ("Item", "ReadThrough", "contents", "hash_of"),
        "links": ("content_to_save", "file_name"),
        "stored": ("Original", "read_original"),
    },
)
