"""How the program reads the document where the text leaves room: one remark for each mark that values carry."""

from core.contract.remarks import Remark
from plugins.loep.defects import DEFECTS, LAW
from plugins.loep.readings_admission import ADMISSION
from plugins.loep.readings_care import CARE
from plugins.loep.readings_partners import PARTNERS

REMARKS: tuple[Remark, ...] = (*ADMISSION, *CARE, *PARTNERS, *DEFECTS, *LAW)
