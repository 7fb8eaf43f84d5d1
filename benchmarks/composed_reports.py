"""Reports to time: composed of seeded choices, about two kilobytes each, no two alike.

Ages, sizes, counts, blocks, order of the sections, sentences, markers, their spellings and their results are drawn anew for each
report, so that neither a cache of whole reports nor one of sentences makes reading look faster than it is. ``archive`` gives the
other end: sentences that return, as they do where a laboratory has its set phrases.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from ihc_engine.knowledge.model import Knowledge

#: Bytes of a report in UTF-8: at least so many, and rarely 200 more.
BYTES = 2000

_SITES = (
    *("retroperitoneum", "left thigh", "uterine corpus", "gastric body", "right pleura", "inferior vena cava", "mesentery"),
    *("posterior mediastinum", "forearm", "popliteal fossa", "pelvic side wall", "small bowel", "scalp", "abdominal wall"),
)
_SYMPTOMS = (
    "a slowly growing mass",
    "abdominal fullness",
    "an incidental nodule",
    "local pain",
    "weight loss",
    "swelling of the leg",
)
_COLOURS = ("grey-white", "tan", "fleshy pink", "yellow", "variegated", "whorled white")
_PATTERNS = ("intersecting fascicles", "short storiform bundles", "a patternless arrangement", "nests", "sheets", "palisades")
_CELLS = ("spindle cells", "epithelioid cells", "plump spindled cells", "ovoid cells", "pleomorphic cells", "small round cells")
_NUCLEI = ("cigar-shaped nuclei", "wavy nuclei", "vesicular nuclei", "hyperchromatic nuclei", "ovoid nuclei with small nucleoli")
_STROMA = ("hyalinised", "myxoid", "oedematous", "collagenous", "richly vascular", "sparse")
_DIAGNOSES = (
    *("leiomyosarcoma", "schwannoma", "gastrointestinal stromal tumour", "solitary fibrous tumour", "paraganglioma"),
    *("dedifferentiated liposarcoma", "synovial sarcoma", "malignant peripheral nerve sheath tumour", "desmoid fibromatosis"),
)
_MARGINS = ("clear", "involved posteriorly", "close, within {n} mm", "not assessable in the fragmented specimen")
_SIGNS = ("(+)", "(-)", "+", "-", "++", "3+", "(1+)", "positive", "negative", "focal", "weak", "{n}%", "(2+, {n}%)")


class Composer:
    """Composes reports from one seed; ``compose()`` never gives a text twice."""

    def __init__(self, knowledge: Knowledge, seed: int = 20260101) -> None:
        vocabulary = knowledge.vocabulary
        self._names = [
            [name for name in (marker.id, *marker.synonyms) if name.isascii()]
            for marker in (vocabulary.markers[id] for id in sorted(vocabulary.markers))
        ]
        self._random = Random(seed)
        self._made = 0

    def reports(self, number: int) -> list[str]:
        """So many reports."""
        return [self.compose() for _ in range(number)]

    def archive(self, number: int, stock: int) -> list[str]:
        """So many reports as one laboratory writes them: each new as a whole, its paragraphs from a stock of so many reports."""
        paragraphs = list(zip(*(report.split("\n\n")[:6] for report in self.reports(stock)), strict=True))
        return ["\n\n".join(self._random.choice(kept) for kept in paragraphs) for _ in range(number)]

    def compose(self) -> str:
        """One report."""
        self._made += 1
        choose = self._random.choice
        markers = self._spellings()
        body = [self._gross(), self._microscopy()]
        self._random.shuffle(body)
        stains = "\n".join(
            (
                "IMMUNOHISTOCHEMISTRY",
                *choose((self._prose_panel, self._listed_panel, self._signed_panel))(markers),
            )
        )
        diagnosis = choose(_DIAGNOSES)
        parts = [self._history(), *body, stains, self._conclusion(diagnosis)]
        comments, further = ["COMMENT"], self._comments(diagnosis, markers)
        while len("\n\n".join(parts).encode()) + len(" ".join(comments)) < BYTES:
            comments.append(next(further))
        return "\n\n".join([*parts, " ".join(comments)])

    def _number(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def _history(self) -> str:
        choose, n = self._random.choice, self._number
        return (
            f"Case {self._made:06d}. CLINICAL HISTORY: {choose(('Man', 'Woman'))} of {n(19, 91)} years with "
            f"{choose(_SYMPTOMS)} for {n(2, 40)} {choose(('weeks', 'months'))}. Imaging shows a lesion of {n(12, 180)} mm in the "
            f"{choose(_SITES)}, {choose(('solid', 'partly cystic', 'lobulated'))}, without enlarged nodes above {n(5, 15)} mm."
        )

    def _gross(self) -> str:
        choose, n = self._random.choice, self._number
        return (
            f"MACROSCOPY\nResection of {n(4, 25)}.{n(0, 9)} x {n(3, 18)}.{n(0, 9)} x {n(2, 12)}.{n(0, 9)} cm, "
            f"weight {n(20, 2400)} g. The cut surface is {choose(_COLOURS)} and {choose(('firm', 'soft', 'rubbery'))}, with "
            f"{choose(('cysts', 'haemorrhage', 'softening', 'calcification'))} over {n(3, 60)} % of the area. Margins are "
            f"{choose(_MARGINS).format(n=n(1, 9))}. Blocks {n(1, 3)} to {n(6, 24)} are embedded, block {n(4, 9)} for storage."
        )

    def _microscopy(self) -> str:
        choose, n = self._random.choice, self._number
        necrosis = choose(("No necrosis is seen", f"Necrosis involves {n(5, 60)} % of the tumour", "Necrosis is absent"))
        return (
            f"MICROSCOPY\nSections of block {n(1, 9)} show {choose(_CELLS)} in {choose(_PATTERNS)} with {choose(_NUCLEI)} "
            f"and {choose(('scant', 'eosinophilic', 'pale', 'vacuolated'))} cytoplasm in a {choose(_STROMA)} stroma. Atypia is "
            f"{choose(('mild', 'moderate', 'severe'))}. There are {n(0, 38)} mitoses per "
            f"{choose(('10 HPF', '50 HPF', '5 mm2'))}. {necrosis}. "
            f"Vascular invasion is {choose(('not identified', 'present in one vein', 'suspected'))}."
        )

    def _prose_panel(self, markers: Iterator[str]) -> list[str]:
        verb = self._random.choice(
            ("are positive for", "express", "show diffuse staining for", "are strongly immunoreactive for")
        )
        expressed, denied, negative = (_listed(markers, self._number(low, low + 2)) for low in (2, 3, 2))
        focal, weak, unclear = (next(markers) for _ in range(3))
        return [
            f"The tumour cells {verb} {expressed}. {focal} is focally positive in about {self._number(2, 30)} % of cells, {weak} "
            f"weakly. There is no staining for {denied}. They are negative for {negative}, with adequate controls. "
            f"{unclear} is equivocal. The Ki-67 index is about {self._number(1, 70)} %."
        ]

    def _listed_panel(self, markers: Iterator[str]) -> list[str]:
        return [f"{next(markers)}: {self._result(_SIGNS)}{self._where()}" for _ in range(self._number(8, 16))]

    def _signed_panel(self, markers: Iterator[str]) -> list[str]:
        return [", ".join(f"{next(markers)} {self._result(_SIGNS[:6])}" for _ in range(self._number(8, 18))) + "."]

    def _result(self, signs: tuple[str, ...]) -> str:
        return self._random.choice(signs).format(n=self._number(1, 99))

    def _where(self) -> str:
        return self._random.choice(("", "", ", nuclear", " in tumour cells"))

    def _conclusion(self, diagnosis: str) -> str:
        grade = f"FNCLCC grade {self._number(1, 3)}" if self._random.random() < 0.5 else f"pT{self._number(1, 4)}"
        return (
            f"DIAGNOSIS\n{self._random.choice(_SITES).capitalize()}, resection: {diagnosis}, {grade}, {self._number(2, 22)} cm."
        )

    def _comments(self, diagnosis: str, markers: Iterator[str]) -> Iterator[str]:
        """Sentences of a comment in random order, each with its own numbers, and anew when all are said."""
        choose, n = self._random.choice, self._number
        while True:
            sentences = [
                f"The panel of {n(6, 20)} stains supports {diagnosis} over {choose(_DIAGNOSES)}.",
                f"If needed, {next(markers)} and {next(markers)} could be added on block {n(1, 12)}.",
                f"Follow-up imaging in {n(3, 12)} months and discussion at the tumour board on day {n(1, 28)} are advised.",
                f"Published series report {next(markers)} in {n(5, 90)} % of such tumours.",
                f"The earlier biopsy ({n(2010, 2025)}, number {n(1000, 99999)}) was reviewed and shows {choose(_CELLS)}.",
                f"Material for molecular work was taken from {n(2, 9)} sections of {n(3, 10)} micrometres.",
                f"The nearest margin lies at {n(1, 30)} mm; the capsule is {choose(('intact', 'breached', 'absent'))}.",
                f"Fragment {n(2, 30)} holds {choose(_STROMA)} tissue with {choose(_NUCLEI)} over {n(2, 40)} mm.",
                f"Findings were discussed by telephone with the ward on day {n(1, 28)} at {n(8, 18)}:{n(10, 59)}.",
                f"Lymphocytes make up {n(1, 30)} % of the cells in block {n(1, 12)}, plasma cells {n(1, 9)} %.",
            ]
            self._random.shuffle(sentences)
            yield from sentences

    def _spellings(self) -> Iterator[str]:
        """A spelling of each marker in random order, and anew when all are named."""
        while True:
            for names in self._random.sample(self._names, len(self._names)):
                yield self._random.choice(names)


def _listed(names: Iterator[str], number: int) -> str:
    """So many names: ``A, B and C``."""
    taken = [next(names) for _ in range(number)]
    return taken[0] if number == 1 else f"{', '.join(taken[:-1])} and {taken[-1]}"
