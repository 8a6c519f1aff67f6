from tests.house.test_budget import *
from tests.house.test_two_schools import script
def test_zz(own_town):
    for s in SCHOOLS:
        for e,(a,p) in list_pages(own_town,s).items(): print(s,e,cost(own_town,a,p))
        for e,(a,p) in pages_with_ids(own_town,s).items(): print("   ",s,e,cost(own_town,a,p.path))
    for s in SCHOOLS:
        for st in script(own_town, s):
            r=st(); print(r.request.method, r.request.path, r.status_code)
            if r.status_code==422:
                import re; print(re.findall(r'dk-error[^>]*>([^<]*)<|id="fout[^>]*>([^<]*)', r.text)[:40], set(re.findall(r'name="([^"]+)"', r.text)))
