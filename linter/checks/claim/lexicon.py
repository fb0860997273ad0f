"""Word classes that claims, hedges and attributions are read from, in lower case."""

from collections.abc import Iterable


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _inflected(verbs: str) -> frozenset[str]:
    """All forms of verbs: regular ones by their base, irregular ones as base/form/form."""
    forms: set[str] = set()
    for entry in verbs.split():
        base, *irregular = entry.split("/")
        if irregular:
            forms.update((base, *irregular))
        elif base.endswith("e"):
            forms.update((base, base + "s", base + "d", base[:-1] + "ing"))
        elif base.endswith("y") and base[-2] not in "aeiou":
            forms.update((base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"))
        else:
            plural = "es" if base.endswith(("s", "x", "ch", "sh")) else "s"
            forms.update((base, base + plural, base + "ed", base + "ing"))
    return frozenset(forms)


FIRST_SINGULAR = _words("i me my mine myself i'm i've i'd i'll")
FIRST_PLURAL = _words("we us our ours ourselves we're we've we'd we'll let's")
FIRST_PERSON = FIRST_SINGULAR | FIRST_PLURAL
SECOND_PERSON = _words("you your yours yourself yourselves you're you've you'd you'll")
THIRD_PERSON = _words(
    "he she him her his hers they them their theirs he's she's they're they've he'd she'd they'd "
    "he'll she'll they'll"
)
DEMONSTRATIVE = _words("it its it's that that's this there there's these those")

NEGATION = _words(
    "not no never nor none neither nobody nothing cannot can't don't doesn't didn't isn't aren't "
    "wasn't weren't won't wouldn't couldn't shouldn't haven't hasn't hadn't"
)
OBLIGATION = _words("must should shall ought need needs needed supposed shouldn't mustn't gotta")
POSSIBILITY = _words("may might could can maybe perhaps possibly couldn't can't cannot")
FUTURE = _words(
    "will going gonna i'll we'll you'll he'll she'll they'll it'll won't intend intends plan plans"
)
CONDITIONAL = _words("would wouldn't i'd we'd he'd she'd they'd")
HYPOTHESIS = _words("if unless whether suppose imagine assuming hypothetically hypothetical")

OPINION = _words(
    "think believe feel hope guess suppose wish want wants like love hate agree disagree opinion "
    "view sure know understand"
)
SPEECH = _words(
    "say says said told tell tells claim claims claimed argue argued promised admitted announced "
    "reported stated called asked talk talked saying telling"
)
CAUSE = _words(
    "because cause caused causes causing lead leads led due result resulted resulting therefore "
    "thus effect impact"
)
CHANGE = _words(
    "increase increased increases increasing rise rose risen rising fall fell fallen falling grew "
    "grow grown growing cut cuts cutting doubled tripled quadrupled reduced reduce lost lose "
    "gained raised raise raises dropped declined decline decreased added add created eliminated "
    "saved spent spend spending"
)
COMPARISON = _words(
    "more less fewer than higher lower better worse faster larger smaller bigger greater older"
)
SUPERLATIVE = _words(
    "most least best worst biggest largest highest lowest greatest first only smallest longest "
    "fastest strongest oldest"
)
MAGNITUDE = _words("hundred hundreds thousand thousands million millions billion billions trillion")
NUMBER_WORD = MAGNITUDE | _words(
    "trillions percent percentage half third quarter majority dozen dozens double triple twice one "
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty "
    "sixty seventy eighty ninety"
)
TIME = _words(
    "year years month months week weeks day days january february march april june july august "
    "september october november december yesterday last ago since decade century today now time"
)
PERFECT = _words("have has had having i've we've you've they've he's she's")
BEING = _words(
    "is are was were be been being am i'm we're you're they're he's she's it's that's there's"
)
PAST_BEING = _words("was were been")
PAST = _words(
    "went made took gave got came saw did had was were said told voted left kept brought sent "
    "built bought won lost ran put let cut met paid held found thought began became wrote spoke "
    "rose fell grew broke chose drove ate flew knew led meant read sold shot sat stood taught "
    "threw understood wore fought hit hurt"
)
OPENER = _words(
    "well thank thanks look so let let's please okay yes no good hello gentlemen senator governor "
    "president mr"
)
QUESTION_WORD = _words(
    "who what when where why how which do does did is are can could would will have has should "
    "isn't don't"
)
UNIVERSAL = _words("all every always never everyone everybody anybody entire nobody whole each any")
EVALUATION = _words(
    "good bad great terrible wonderful important right wrong strong weak tough hard difficult "
    "serious fine nice disaster tremendous beautiful fair honest"
)
ARTICLE = _words("the a an")
PREPOSITION = _words(
    "of in to for on with at by from into under over through during against about between"
)
CONJUNCTION = _words("and or but")

CLASSES: dict[str, frozenset[str]] = {
    "first-person": FIRST_SINGULAR,
    "first-plural": FIRST_PLURAL,
    "second-person": SECOND_PERSON,
    "third-person": THIRD_PERSON,
    "demonstrative": DEMONSTRATIVE,
    "negation": NEGATION,
    "obligation": OBLIGATION,
    "possibility": POSSIBILITY,
    "future": FUTURE,
    "conditional": CONDITIONAL,
    "hypothesis": HYPOTHESIS,
    "opinion": OPINION,
    "speech": SPEECH,
    "cause": CAUSE,
    "change": CHANGE,
    "comparison": COMPARISON,
    "superlative": SUPERLATIVE,
    "number-word": NUMBER_WORD,
    "time": TIME,
    "perfect": PERFECT,
    "being": BEING,
    "past-being": PAST_BEING,
    "past": PAST,
    "opener": OPENER,
    "question-word": QUESTION_WORD,
    "universal": UNIVERSAL,
    "evaluation": EVALUATION,
    "article": ARTICLE,
    "preposition": PREPOSITION,
    "conjunction": CONJUNCTION,
}
"""The classes that the check-worthiness model counts, by the names that explanations use."""


def by_word(classes: Iterable[tuple[str, frozenset[str]]]) -> dict[str, tuple[str, ...]]:
    """The names of a word's classes, by word."""
    found: dict[str, list[str]] = {}
    for name, words in classes:
        for word in words:
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


REPORTING = _inflected(
    "say/says/said/saying tell/tells/told/telling claim argue assert declare announce report "
    "explain note add insist maintain contend acknowledge admit/admits/admitted/admitting concede "
    "confirm deny reveal disclose remark comment testify recall recount reply respond "
    "write/writes/wrote/written/writing tweet quip/quips/quipped allege contest joke observe "
    "mention suggest stress emphasize emphasise describe predict warn caution estimate conclude "
    "find/finds/found/finding show/shows/showed/shown/showing indicate cite quote recommend"
) | _words("stated stating")
"""Verbs that give words or findings to somebody."""

SPEECH_ACT = _inflected(
    "promise pledge vow accuse criticize criticise praise urge demand ask call blame condemn "
    "denounce attack endorse threaten advise encourage order question challenge dismiss reject "
    "mock deride complain apologize apologise thank congratulate invite request plead propose "
    "refer/refers/referred/referring label dub/dubs/dubbed compare liken slam/slams/slammed blast "
    "defend vouch boast lament decry vent tout hint swear/swears/swore/sworn signal "
    "speak/speaks/spoke/spoken talk discuss agree disagree debate assure inform remind credit"
)
"""Verbs that say what somebody did with words."""

ATTITUDE = _inflected(
    "think/thinks/thought/thinking believe feel/feels/felt hope want expect fear worry "
    "know/knows/knew/known doubt suspect consider assume decide plan intend wish "
    "prefer/prefers/preferred favor favour oppose support regard view "
    "hear/hears/heard learn realize realise understand/understands/understood remember wonder "
    "concern imagine see/sees/saw/seen"
)
"""Verbs that give somebody a thought, a wish or a fear."""

STATEMENT_NOUN = _words(
    "statement statements claim claims allegation allegations accusation accusations report "
    "reports poll polls survey surveys study studies interview interviews testimony memo memos "
    "letter letters speech speeches tweet tweets email emails transcript complaint lawsuit ruling "
    "suggestion belief beliefs opinion opinions criticism promise pledge spokesman spokeswoman "
    "spokesperson officials critics argument arguments concerns rumor rumors rumour rumours "
    "allegedly reportedly apparently purportedly supposedly"
)
"""Nouns and adverbs that give what is said to somebody, often nobody in particular."""

INSTITUTION = _words(
    "report study survey poll census paper article book law act court department ministry bureau "
    "agency office commission committee council university institute association organization "
    "organisation company foundation congress senate parliament government administration "
    "document memo letter statement guidance handbook playbook blog post website dataset database "
    "analysis review audit spokesman spokeswoman spokesperson"
)
"""Nouns that a definite article turns into a source that a reader can find."""
