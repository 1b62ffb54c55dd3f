# The body of portal.docx, made by templates/build_ready.py
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = None

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_udkast = resolve('udkast')
    l_0_form = resolve('form')
    l_0_myndighed = resolve('myndighed')
    l_0_titel = resolve('titel')
    l_0_tilbud = resolve('tilbud')
    l_0_tilsynstype = resolve('tilsynstype')
    l_0_omraade = resolve('omraade')
    l_0_dato = resolve('dato')
    l_0_rapportdato = resolve('rapportdato')
    l_0_sagsnummer = resolve('sagsnummer')
    l_0_stamoplysninger = resolve('stamoplysninger')
    l_0_samlet_vurdering = resolve('samlet_vurdering')
    l_0_temaer = resolve('temaer')
    l_0_udgave = resolve('udgave')
    l_0_forbehold = resolve('forbehold')
    try:
        t_1 = environment.filters['gennemløb']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'gennemløb' found.")
    pass
    yield '<w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:mo="http://schemas.microsoft.com/office/mac/office/2008/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:mv="urn:schemas-microsoft-com:mac:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk" xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    if (undefined(name='udkast') if l_0_udkast is missing else l_0_udkast):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Udkast"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'udkast')))
        yield '</w:t></w:r></w:p>'
    if environment.getattr((undefined(name='myndighed') if l_0_myndighed is missing else l_0_myndighed), 'logo'):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Logo"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='myndighed') if l_0_myndighed is missing else l_0_myndighed), 'logo')))
        yield '</w:t></w:r></w:p>'
    yield '\n<w:p><w:pPr><w:pStyle w:val="Forside"/></w:pPr><w:r><w:t xml:space="preserve">'
    yield escape(environment.finalize(environment.getattr((undefined(name='myndighed') if l_0_myndighed is missing else l_0_myndighed), 'navn')))
    yield '</w:t></w:r></w:p>'
    if environment.getattr((undefined(name='myndighed') if l_0_myndighed is missing else l_0_myndighed), 'adresse'):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Afsender"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='myndighed') if l_0_myndighed is missing else l_0_myndighed), 'adresse')))
        yield '</w:t></w:r></w:p>'
    if environment.getattr((undefined(name='myndighed') if l_0_myndighed is missing else l_0_myndighed), 'telefon'):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Afsender"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='myndighed') if l_0_myndighed is missing else l_0_myndighed), 'telefon')))
        yield '</w:t></w:r></w:p>'
    if environment.getattr((undefined(name='myndighed') if l_0_myndighed is missing else l_0_myndighed), 'mail'):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Afsender"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='myndighed') if l_0_myndighed is missing else l_0_myndighed), 'mail')))
        yield '</w:t></w:r></w:p>'
    if environment.getattr((undefined(name='myndighed') if l_0_myndighed is missing else l_0_myndighed), 'websted'):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Afsender"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='myndighed') if l_0_myndighed is missing else l_0_myndighed), 'websted')))
        yield '</w:t></w:r></w:p>'
    yield '\n<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t xml:space="preserve">'
    yield escape(environment.finalize((undefined(name='titel') if l_0_titel is missing else l_0_titel)))
    yield '</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr><w:r><w:t xml:space="preserve">'
    yield escape(environment.finalize((undefined(name='tilbud') if l_0_tilbud is missing else l_0_tilbud)))
    yield '</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Forside"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">'
    yield escape(environment.finalize(environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'art')))
    yield ':</w:t></w:r><w:r><w:t xml:space="preserve"> '
    yield escape(environment.finalize((undefined(name='tilsynstype') if l_0_tilsynstype is missing else l_0_tilsynstype)))
    yield '</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Forside"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">Område:</w:t></w:r><w:r><w:t xml:space="preserve"> '
    yield escape(environment.finalize((undefined(name='omraade') if l_0_omraade is missing else l_0_omraade)))
    yield '</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Forside"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">'
    yield escape(environment.finalize(environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'besoeg')))
    yield ':</w:t></w:r><w:r><w:t xml:space="preserve"> '
    yield escape(environment.finalize((undefined(name='dato') if l_0_dato is missing else l_0_dato)))
    yield '</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Forside"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">'
    if (undefined(name='udkast') if l_0_udkast is missing else l_0_udkast):
        pass
        yield 'Udkast af'
    else:
        pass
        yield 'Rapportens dato'
    yield ':</w:t></w:r><w:r><w:t xml:space="preserve"> '
    yield escape(environment.finalize((undefined(name='rapportdato') if l_0_rapportdato is missing else l_0_rapportdato)))
    yield '</w:t></w:r></w:p>'
    if (undefined(name='sagsnummer') if l_0_sagsnummer is missing else l_0_sagsnummer):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Forside"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">Sagsnummer:</w:t></w:r><w:r><w:t xml:space="preserve"> '
        yield escape(environment.finalize((undefined(name='sagsnummer') if l_0_sagsnummer is missing else l_0_sagsnummer)))
        yield '</w:t></w:r></w:p>'
    yield '\n<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r><w:t>Indhold</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Stamoplysninger</w:t></w:r></w:p>'
    if (undefined(name='stamoplysninger') if l_0_stamoplysninger is missing else l_0_stamoplysninger):
        pass
        yield '<w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0680" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="2800"/><w:gridCol w:w="6272"/></w:tblGrid>'
        def t_2(fiter):
            l_1_dele = resolve('dele')
            for l_1_felt in fiter:
                if (environment.getattr(l_1_felt, 'portal') or environment.getattr((undefined(name='dele') if l_1_dele is missing else l_1_dele), 'alle_stamoplysninger')):
                    yield l_1_felt
        for l_1_felt in t_2(t_1((undefined(name='stamoplysninger') if l_0_stamoplysninger is missing else l_0_stamoplysninger))):
            _loop_vars = {}
            pass
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2800"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">'
            yield escape(environment.finalize(environment.getattr(l_1_felt, 'navn')))
            if environment.getattr(l_1_felt, 'portal'):
                pass
                yield '*'
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="6272"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(environment.getattr(l_1_felt, 'vaerdi')))
            yield '</w:t></w:r></w:p></w:tc></w:tr>'
        l_1_felt = missing
        yield '</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="EfterTabel"/></w:pPr></w:p>'
    yield '\n<w:p><w:pPr><w:pStyle w:val="Smaat"/></w:pPr><w:r><w:t>* Oplysninger til Tilbudsportalen.</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">'
    yield escape(environment.finalize(environment.getattr((undefined(name='samlet_vurdering') if l_0_samlet_vurdering is missing else l_0_samlet_vurdering), 'overskrift')))
    yield '*</w:t></w:r></w:p>'
    for l_1_afsnit in t_1(environment.getattr((undefined(name='samlet_vurdering') if l_0_samlet_vurdering is missing else l_0_samlet_vurdering), 'afsnit')):
        _loop_vars = {}
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Vurdering"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(l_1_afsnit))
        yield '</w:t></w:r></w:p>'
    l_1_afsnit = missing
    if environment.getattr((undefined(name='samlet_vurdering') if l_0_samlet_vurdering is missing else l_0_samlet_vurdering), 'mangler'):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Mangler"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='samlet_vurdering') if l_0_samlet_vurdering is missing else l_0_samlet_vurdering), 'mangler')))
        yield '</w:t></w:r></w:p>'
    yield '\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Vurdering af temaerne</w:t></w:r></w:p>'
    for l_1_tema in t_1((undefined(name='temaer') if l_0_temaer is missing else l_0_temaer)):
        _loop_vars = {}
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t xml:space="preserve">Tema '
        yield escape(environment.finalize(environment.getattr(l_1_tema, 'nummer')))
        yield ': '
        yield escape(environment.finalize(environment.getattr(l_1_tema, 'titel')))
        yield '</w:t></w:r></w:p>'
        if environment.getattr(l_1_tema, 'afsnit'):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(environment.getattr(l_1_tema, 'overskrift')))
            yield '</w:t></w:r></w:p>'
        for l_2_afsnit in t_1(environment.getattr(l_1_tema, 'afsnit')):
            _loop_vars = {}
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Vurdering"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(l_2_afsnit))
            yield '</w:t></w:r></w:p>'
        l_2_afsnit = missing
        if environment.getattr(l_1_tema, 'mangler'):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Mangler"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(environment.getattr(l_1_tema, 'mangler')))
            yield '</w:t></w:r></w:p>'
    l_1_tema = missing
    yield '\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Metode</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Broedtekst"/></w:pPr><w:r><w:t>Tilbuddet er vurderet efter kvalitetsmodellen, der er fælles for socialtilsynene: hvert tema har kriterier, og hvert kriterium har indikatorer.</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Broedtekst"/></w:pPr><w:r><w:t xml:space="preserve">'
    yield escape(environment.finalize(environment.getattr((undefined(name='udgave') if l_0_udgave is missing else l_0_udgave), 'titel')))
    yield '. Kilde: '
    yield escape(environment.finalize(environment.getattr((undefined(name='udgave') if l_0_udgave is missing else l_0_udgave), 'kilde')))
    yield '.</w:t></w:r></w:p>'
    for l_1_tilfoejet in t_1(environment.getattr((undefined(name='udgave') if l_0_udgave is missing else l_0_udgave), 'tillaeg')):
        _loop_vars = {}
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Punkt"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(l_1_tilfoejet))
        yield '</w:t></w:r></w:p>'
    l_1_tilfoejet = missing
    if (undefined(name='forbehold') if l_0_forbehold is missing else l_0_forbehold):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t>Forbehold</w:t></w:r></w:p>'
    for l_1_et_forbehold in t_1((undefined(name='forbehold') if l_0_forbehold is missing else l_0_forbehold)):
        _loop_vars = {}
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Broedtekst"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(l_1_et_forbehold))
        yield '</w:t></w:r></w:p>'
    l_1_et_forbehold = missing
    yield '<w:sectPr w:rsidR="00FC693F" w:rsidRPr="0006063C" w:rsidSect="00034616"><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1304" w:left="1417" w:header="680" w:footer="680" w:gutter="0"/><w:cols w:space="720"/><w:docGrid w:linePitch="360"/></w:sectPr></w:body>'

blocks = {}
debug_info = '1=33&2=36&3=41&4=44&5=49&6=54&7=59&8=64&9=67&10=69&11=71&12=75&13=77&14=81&15=93&18=96&19=108&20=113&23=118&24=124&25=130&26=133&27=137&28=144&29=150&30=156&33=160&34=168&35=174&36=178'
