"""The columns of a list of people, and the words offices use in headings and answers."""

import re

from jobbspar.core.choices import Choice
from jobbspar.core.messages import N_
from jobbspar.core.participation import Sex
from jobbspar.core.taxonomy.education import EducationLevel


class Column(Choice):
    """The columns of the template; other columns are told about and left out."""

    GIVEN_NAME = "given_name", N_("Given name")
    FAMILY_NAME = "family_name", N_("Family name")
    PERSONAL_NUMBER = "personal_number", N_("Personal number")
    PHONE = "phone", N_("Phone")
    EMAIL = "email", N_("E-mail")
    MUNICIPALITY = "municipality", N_("Home municipality")
    INTERPRETER = "interpreter", N_("Interpreter, language")
    SEX = "sex", N_("Sex")
    EDUCATION_LEVEL = "education_level", N_("Education")
    SCHOOLING_YEARS = "schooling_years", N_("Years in school")
    SFI_FIRST_ADMISSION = "sfi_first_admission", N_("First admitted to sfi")
    WISH = "wish", N_("Own wish")


# How offices name the columns, in Swedish and English, without spaces, hyphens and case.
HEADINGS: dict[str, Column] = {
    "förnamn": Column.GIVEN_NAME,
    "tilltalsnamn": Column.GIVEN_NAME,
    "firstname": Column.GIVEN_NAME,
    "givenname": Column.GIVEN_NAME,
    "efternamn": Column.FAMILY_NAME,
    "lastname": Column.FAMILY_NAME,
    "familyname": Column.FAMILY_NAME,
    "personnummer": Column.PERSONAL_NUMBER,
    "personnr": Column.PERSONAL_NUMBER,
    "pnr": Column.PERSONAL_NUMBER,
    "samordningsnummer": Column.PERSONAL_NUMBER,
    "personalnumber": Column.PERSONAL_NUMBER,
    "telefon": Column.PHONE,
    "telefonnummer": Column.PHONE,
    "mobil": Column.PHONE,
    "phone": Column.PHONE,
    "epost": Column.EMAIL,
    "epostadress": Column.EMAIL,
    "mejl": Column.EMAIL,
    "email": Column.EMAIL,
    "kommun": Column.MUNICIPALITY,
    "hemkommun": Column.MUNICIPALITY,
    "kommunkod": Column.MUNICIPALITY,
    "homemunicipality": Column.MUNICIPALITY,
    "municipality": Column.MUNICIPALITY,
    "tolk": Column.INTERPRETER,
    "tolkspråk": Column.INTERPRETER,
    "interpreter": Column.INTERPRETER,
    "interpreter,language": Column.INTERPRETER,
    "tolk,språk": Column.INTERPRETER,
    "kön": Column.SEX,
    "sex": Column.SEX,
    "utbildning": Column.EDUCATION_LEVEL,
    "utbildningsnivå": Column.EDUCATION_LEVEL,
    "education": Column.EDUCATION_LEVEL,
    "skolår": Column.SCHOOLING_YEARS,
    "åriskolan": Column.SCHOOLING_YEARS,
    "yearsinschool": Column.SCHOOLING_YEARS,
    "sfistart": Column.SFI_FIRST_ADMISSION,
    "förstantagentillsfi": Column.SFI_FIRST_ADMISSION,
    "firstadmittedtosfi": Column.SFI_FIRST_ADMISSION,
    "önskan": Column.WISH,
    "egenönskan": Column.WISH,
    "önskemål": Column.WISH,
    "ownwish": Column.WISH,
}
NEEDED = (Column.GIVEN_NAME, Column.FAMILY_NAME)

SEXES = {
    "": Sex.UNKNOWN,
    "okänt": Sex.UNKNOWN,
    "okänd": Sex.UNKNOWN,
    "unknown": Sex.UNKNOWN,
    "vetej": Sex.UNKNOWN,
    "kvinna": Sex.WOMAN,
    "k": Sex.WOMAN,
    "woman": Sex.WOMAN,
    "man": Sex.MAN,
    "m": Sex.MAN,
}
EDUCATIONS = {
    "": EducationLevel.UNKNOWN,
    "okänd": EducationLevel.UNKNOWN,
    "okänt": EducationLevel.UNKNOWN,
    "ejstyrkt": EducationLevel.UNKNOWN,
    "unknown": EducationLevel.UNKNOWN,
    "grundskolamindreän9år": EducationLevel.COMPULSORY_UNDER_9,
    "mindreän9år": EducationLevel.COMPULSORY_UNDER_9,
    "lessthan9years": EducationLevel.COMPULSORY_UNDER_9,
    "compulsoryschool": EducationLevel.COMPULSORY_9,
    "uppersecondary": EducationLevel.UPPER_SECONDARY,
    "postsecondary": EducationLevel.POST_SECONDARY_2,
    "1": EducationLevel.COMPULSORY_UNDER_9,
    "grundskola": EducationLevel.COMPULSORY_9,
    "grundskola9år": EducationLevel.COMPULSORY_9,
    "2": EducationLevel.COMPULSORY_9,
    "gymnasium": EducationLevel.UPPER_SECONDARY,
    "gymnasieskola": EducationLevel.UPPER_SECONDARY,
    "gymnasial": EducationLevel.UPPER_SECONDARY,
    "3": EducationLevel.UPPER_SECONDARY,
    "eftergymnasialmindreän2år": EducationLevel.POST_SECONDARY_UNDER_2,
    "4": EducationLevel.POST_SECONDARY_UNDER_2,
    "eftergymnasial": EducationLevel.POST_SECONDARY_2,
    "eftergymnasial2årellermer": EducationLevel.POST_SECONDARY_2,
    "högskola": EducationLevel.POST_SECONDARY_2,
    "5": EducationLevel.POST_SECONDARY_2,
    "forskarutbildning": EducationLevel.RESEARCH,
    "6": EducationLevel.RESEARCH,
}


def squeezed(text: str) -> str:
    """Without spaces, hyphens, dots and case: how headings and answers are compared."""
    return re.sub(r"[\s\-–_.:()*]", "", text.casefold())


# What the template offers to choose from; short, since a spreadsheet allows 255 characters in all.
TEMPLATE_ANSWERS: dict[Column, tuple[str, ...]] = {
    Column.SEX: (N_("woman"), N_("man"), N_("unknown")),
    Column.EDUCATION_LEVEL: (
        N_("less than 9 years"),
        N_("compulsory school"),
        N_("upper secondary"),
        N_("post-secondary"),
        N_("unknown"),
    ),
}
