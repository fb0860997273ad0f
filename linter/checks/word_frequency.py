"""The words that stand in nearly every article, which say little of what it has."""

VERY_FREQUENT = frozenset(
    "a all an and are as at be been but by can do for from had has have he how i if in is it "
    "its let more no not of on one or our out so that the their them there they this to up was "
    "we were what when which who will with would you your it's let's here".split()
)
"""Of a hundred words of English prose half are among these."""

FREQUENT = frozenset(
    "about above across add after again against also always another any anything around ask back "
    "because become before began being best better between big both business call came case "
    "change come company content could course critical day days deal did different does done down "
    "each early easy end enough even ever every everything example experience face fact far few "
    "find first following found free full future gave get getting give given go going good got "
    "government great group hand hard help her here high him his history home important include "
    "including information into issue just keep key kind know known large last later least left "
    "less level life like likely line list little live local long look lot made main major make "
    "making man many matter may me mean means members might money moment most move much must my "
    "name need needs never new next nothing now number off often old once only open order other "
    "others over own page part people perhaps place plan play point possible power present "
    "problem process product program project public put question quite read real really reason "
    "result results return right run said same say says see seen service set several share she "
    "should show side since small some something state still story sure system take team tell "
    "term test text than then thing things think those though thought three through time times "
    "together told too took top true try two type under until us use used user using value "
    "version very want water way ways well went were where whether while whole why within "
    "without word words work working world would write writing year years yet young".split()
)
"""Each is one of a few thousand words."""
