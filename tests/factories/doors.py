"""A factory for doors of languages."""

from typing import Any

from publications.models import DoorPage
from tests.factories.pages import BasePageFactory


class DoorPageFactory(BasePageFactory):
    """The door of Arabic unless `language` says otherwise."""

    class Meta:
        model = DoorPage

    heading_sv: Any = "Arabiska"
    heading_en: Any = "Arabic"
    language = "ar"
    own_title = "مطبوعات باللغة العربية"
    safety = "لا تنزّل الملف إن كان خطرًا عليك."
    who = "نحن."
    weak_line = "اختر أصغر ملف."
    download_label = "تنزيل"
    size_label = "حجم الملف"
    pages_label = "عدد الصفحات"
    pages_after = False
    none_yet = "لا توجد مطبوعات."
    rest = "بقية الموقع باللغتين السويدية والإنجليزية."
    gloss = "It says what there is in Arabic."
