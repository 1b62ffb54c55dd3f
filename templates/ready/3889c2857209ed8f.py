# The body of godkendelse.docx, made by templates/build_ready.py
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
    l_0_interne = resolve('interne')
    l_0_myndighed = resolve('myndighed')
    l_0_titel = resolve('titel')
    l_0_tilbud = resolve('tilbud')
    l_0_tilsynstype = resolve('tilsynstype')
    l_0_omraade = resolve('omraade')
    l_0_dato = resolve('dato')
    l_0_rapportdato = resolve('rapportdato')
    l_0_sagsnummer = resolve('sagsnummer')
    l_0_dele = resolve('dele')
    l_0_konklusion = resolve('konklusion')
    l_0_temaer = resolve('temaer')
    l_0_opfoelgning = resolve('opfoelgning')
    l_0_praktisk = resolve('praktisk')
    l_0_fokus = resolve('fokus')
    l_0_stamoplysninger = resolve('stamoplysninger')
    l_0_samlet_vurdering = resolve('samlet_vurdering')
    l_0_udgave = resolve('udgave')
    l_0_oekonomi = resolve('oekonomi')
    l_0_anledninger = resolve('anledninger')
    l_0_dokumenter = resolve('dokumenter')
    l_0_stikproever = resolve('stikproever')
    l_0_ikke_undersoegt = resolve('ikke_undersoegt')
    l_0_forbehold = resolve('forbehold')
    l_0_anvisninger = resolve('anvisninger')
    l_0_lovbestemmelser = resolve('lovbestemmelser')
    try:
        t_1 = environment.filters['capitalize']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'capitalize' found.")
    try:
        t_2 = environment.filters['gennemløb']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'gennemløb' found.")
    try:
        t_3 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_4 = environment.filters['list']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'list' found.")
    try:
        t_5 = environment.filters['rejectattr']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'rejectattr' found.")
    try:
        t_6 = environment.filters['selectattr']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No filter named 'selectattr' found.")
    pass
    yield '<w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:mo="http://schemas.microsoft.com/office/mac/office/2008/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:mv="urn:schemas-microsoft-com:mac:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk" xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    if (undefined(name='udkast') if l_0_udkast is missing else l_0_udkast):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Udkast"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'udkast')))
        yield '</w:t></w:r></w:p>'
    if (undefined(name='interne') if l_0_interne is missing else l_0_interne):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Udkast"/></w:pPr><w:r><w:t>Internt. Arbejdsmateriale, der ikke må udleveres.</w:t></w:r></w:p>'
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
    if ((environment.getattr((undefined(name='dele') if l_0_dele is missing else l_0_dele), 'konklusion') and (undefined(name='konklusion') if l_0_konklusion is missing else l_0_konklusion)) and environment.getattr((undefined(name='konklusion') if l_0_konklusion is missing else l_0_konklusion), 'afsnit')):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Overskriftudennummer"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='konklusion') if l_0_konklusion is missing else l_0_konklusion), 'overskrift')))
        yield '</w:t></w:r></w:p>'
        for l_1_afsnit in t_2(environment.getattr((undefined(name='konklusion') if l_0_konklusion is missing else l_0_konklusion), 'afsnit')):
            _loop_vars = {}
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Konklusion"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(l_1_afsnit))
            yield '</w:t></w:r></w:p>'
        l_1_afsnit = missing
    yield '\n<w:p><w:pPr><w:pStyle w:val="Overskriftudennummer"/></w:pPr><w:r><w:t xml:space="preserve">'
    yield escape(environment.finalize(environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'overblik')))
    yield '</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="9072"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="9072"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Tema</w:t></w:r></w:p></w:tc></w:tr>'
    l_1_loop = missing
    for l_1_tema, l_1_loop in LoopContext(t_2((undefined(name='temaer') if l_0_temaer is missing else l_0_temaer)), undefined):
        _loop_vars = {}
        pass
        if (environment.getattr(l_1_loop, 'first') or (environment.getattr(l_1_loop, 'revindex') == 2)):
            pass
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="9072"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">'
            yield escape(environment.finalize(environment.getattr(l_1_tema, 'nummer')))
            yield ' '
            yield escape(environment.finalize(environment.getattr(l_1_tema, 'titel')))
            yield '</w:t></w:r></w:p>'
            if environment.getattr(l_1_tema, 'lead'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_tema, 'lead')))
                yield '</w:t></w:r></w:p>'
            if environment.getattr(l_1_tema, 'fordeling'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_tema, 'fordeling')))
                yield '</w:t></w:r></w:p>'
            yield '</w:tc></w:tr>'
        elif (environment.getattr(l_1_loop, 'index') == 2):
            pass
            yield '<w:tr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="9072"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">'
            yield escape(environment.finalize(environment.getattr(l_1_tema, 'nummer')))
            yield ' '
            yield escape(environment.finalize(environment.getattr(l_1_tema, 'titel')))
            yield '</w:t></w:r></w:p>'
            if environment.getattr(l_1_tema, 'lead'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_tema, 'lead')))
                yield '</w:t></w:r></w:p>'
            if environment.getattr(l_1_tema, 'fordeling'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_tema, 'fordeling')))
                yield '</w:t></w:r></w:p>'
            yield '</w:tc></w:tr>'
        else:
            pass
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="9072"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">'
            yield escape(environment.finalize(environment.getattr(l_1_tema, 'nummer')))
            yield ' '
            yield escape(environment.finalize(environment.getattr(l_1_tema, 'titel')))
            yield '</w:t></w:r></w:p>'
            if environment.getattr(l_1_tema, 'lead'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_tema, 'lead')))
                yield '</w:t></w:r></w:p>'
            if environment.getattr(l_1_tema, 'fordeling'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_tema, 'fordeling')))
                yield '</w:t></w:r></w:p>'
            yield '</w:tc></w:tr>'
    l_1_loop = l_1_tema = missing
    yield '</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="EfterTabel"/></w:pPr></w:p>'
    if ((undefined(name='opfoelgning') if l_0_opfoelgning is missing else l_0_opfoelgning) or environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'ingen_opfoelgning')):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Overskriftudennummer"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'opfoelgning')))
        yield '</w:t></w:r></w:p>'
        if t_4(context.eval_ctx, t_5(context, (undefined(name='opfoelgning') if l_0_opfoelgning is missing else l_0_opfoelgning), 'afgoerelse')):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Broedtekst"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'ikke_afgoerelser')))
            yield '</w:t></w:r></w:p>'
        for l_1_punkt in t_2((undefined(name='opfoelgning') if l_0_opfoelgning is missing else l_0_opfoelgning)):
            _loop_vars = {}
            pass
            if environment.getattr(l_1_punkt, 'gruppe'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_punkt, 'gruppe')))
                yield '</w:t></w:r></w:p>'
            yield '\n<w:p><w:pPr><w:pStyle w:val="Opfoelgningsart"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(environment.getattr(l_1_punkt, 'type')))
            if environment.getattr(l_1_punkt, 'indikator'):
                pass
                yield ', indikator '
                yield escape(environment.finalize(environment.getattr(l_1_punkt, 'indikator')))
            yield '</w:t></w:r></w:p>'
            if ((environment.getattr(l_1_punkt, 'status') or environment.getattr(l_1_punkt, 'frist')) or environment.getattr(l_1_punkt, 'oprindelse')):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Opfoelgningspunktogfakta"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_punkt, 'tekst')))
                yield '</w:t></w:r></w:p>'
            if (not ((environment.getattr(l_1_punkt, 'status') or environment.getattr(l_1_punkt, 'frist')) or environment.getattr(l_1_punkt, 'oprindelse'))):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Opfoelgningspunkt"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_punkt, 'tekst')))
                yield '</w:t></w:r></w:p>'
            if ((environment.getattr(l_1_punkt, 'status') or environment.getattr(l_1_punkt, 'frist')) or environment.getattr(l_1_punkt, 'oprindelse')):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Fakta"/></w:pPr><w:r><w:t xml:space="preserve">'
                if environment.getattr(l_1_punkt, 'frist'):
                    pass
                    yield 'Frist: '
                    yield escape(environment.finalize(environment.getattr(l_1_punkt, 'frist')))
                if environment.getattr(l_1_punkt, 'oprindelse'):
                    pass
                    if environment.getattr(l_1_punkt, 'frist'):
                        pass
                        yield ' · '
                    yield 'Stammer fra: '
                    yield escape(environment.finalize(environment.getattr(l_1_punkt, 'oprindelse')))
                if environment.getattr(l_1_punkt, 'status'):
                    pass
                    if (environment.getattr(l_1_punkt, 'frist') or environment.getattr(l_1_punkt, 'oprindelse')):
                        pass
                        yield ' · '
                    yield 'Status: '
                    yield escape(environment.finalize(environment.getattr(l_1_punkt, 'status')))
                yield '</w:t></w:r></w:p>'
            if environment.getattr(l_1_punkt, 'afgoerelse'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Fakta"/></w:pPr><w:r><w:t xml:space="preserve">Afgørelse: '
                yield escape(environment.finalize(environment.getattr(l_1_punkt, 'afgoerelse')))
                yield '</w:t></w:r></w:p>'
            if environment.getattr(l_1_punkt, 'lov'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Fakta"/></w:pPr><w:r><w:t xml:space="preserve">Hjemmel: '
                yield escape(environment.finalize(environment.getattr(l_1_punkt, 'lov')))
                yield '</w:t></w:r></w:p>'
            if environment.getattr(l_1_punkt, 'regel'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Fakta"/></w:pPr><w:r><w:t xml:space="preserve">Regel, der ikke er fulgt: '
                yield escape(environment.finalize(environment.getattr(l_1_punkt, 'regel')))
                yield '</w:t></w:r></w:p>'
        l_1_punkt = missing
        if (not (undefined(name='opfoelgning') if l_0_opfoelgning is missing else l_0_opfoelgning)):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Broedtekst"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'ingen_opfoelgning')))
            yield '</w:t></w:r></w:p>'
    if (not ((undefined(name='interne') if l_0_interne is missing else l_0_interne) and (undefined(name='udkast') if l_0_udkast is missing else l_0_udkast))):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="TOCHeadingpaanyside"/></w:pPr><w:r><w:t>Indhold</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    yield '\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Praktiske oplysninger</w:t></w:r></w:p>'
    if (undefined(name='praktisk') if l_0_praktisk is missing else l_0_praktisk):
        pass
        yield '<w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0680" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="2800"/><w:gridCol w:w="6272"/></w:tblGrid>'
        for l_1_felt in t_2((undefined(name='praktisk') if l_0_praktisk is missing else l_0_praktisk)):
            _loop_vars = {}
            pass
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2800"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">'
            yield escape(environment.finalize(environment.getattr(l_1_felt, 'navn')))
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="6272"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(environment.getattr(l_1_felt, 'vaerdi')))
            yield '</w:t></w:r></w:p></w:tc></w:tr>'
        l_1_felt = missing
        yield '</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="EfterTabel"/></w:pPr></w:p>'
    if (undefined(name='fokus') if l_0_fokus is missing else l_0_fokus):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t>Fokus</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Broedtekst"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize((undefined(name='fokus') if l_0_fokus is missing else l_0_fokus)))
        yield '</w:t></w:r></w:p>'
    yield '\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Stamoplysninger</w:t></w:r></w:p>'
    if (undefined(name='stamoplysninger') if l_0_stamoplysninger is missing else l_0_stamoplysninger):
        pass
        yield '<w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0680" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="2800"/><w:gridCol w:w="6272"/></w:tblGrid>'
        def t_7(fiter):
            for l_1_felt in fiter:
                if (environment.getattr(l_1_felt, 'portal') or environment.getattr((undefined(name='dele') if l_0_dele is missing else l_0_dele), 'alle_stamoplysninger')):
                    yield l_1_felt
        for l_1_felt in t_7(t_2((undefined(name='stamoplysninger') if l_0_stamoplysninger is missing else l_0_stamoplysninger))):
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
    for l_1_afsnit in t_2(environment.getattr((undefined(name='samlet_vurdering') if l_0_samlet_vurdering is missing else l_0_samlet_vurdering), 'afsnit')):
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
    if (environment.getattr((undefined(name='dele') if l_0_dele is missing else l_0_dele), 'kriterier') and (not (undefined(name='interne') if l_0_interne is missing else l_0_interne))):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'oversigt')))
        yield '</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="650"/><w:gridCol w:w="6022"/><w:gridCol w:w="2400"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="650"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Nr.</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="6022"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t xml:space="preserve">'
        if (environment.getattr((undefined(name='udgave') if l_0_udgave is missing else l_0_udgave), 'niveau') == 'criterion'):
            pass
            yield 'Kriterium'
        else:
            pass
            yield 'Indikator'
        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'score')))
        yield '</w:t></w:r></w:p></w:tc></w:tr>'
        for l_1_tema in t_2((undefined(name='temaer') if l_0_temaer is missing else l_0_temaer)):
            _loop_vars = {}
            pass
            for l_2_kriterium in t_2(environment.getattr(l_1_tema, 'kriterier')):
                _loop_vars = {}
                pass
                for l_3_punkt in t_2(([environment.getattr(l_2_kriterium, 'bedoemmelse')] if environment.getattr(l_2_kriterium, 'bedoemmelse') else environment.getattr(l_2_kriterium, 'indikatorer'))):
                    _loop_vars = {}
                    pass
                    if (environment.getattr(l_1_tema, 'nummer') in (environment.getattr(environment.getitem((undefined(name='temaer') if l_0_temaer is missing else l_0_temaer), 0), 'nummer'), environment.getattr(environment.getitem((undefined(name='temaer') if l_0_temaer is missing else l_0_temaer), -1), 'nummer'))):
                        pass
                        yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="650"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Henvisning"/></w:rPr><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_3_punkt, 'id')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="6022"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_3_punkt, 'tekst')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_3_punkt, 'score')))
                        if (environment.getattr(l_3_punkt, 'score') and environment.getattr(l_3_punkt, 'scoretekst')):
                            pass
                            yield ' – '
                        yield escape(environment.finalize(environment.getattr(l_3_punkt, 'scoretekst')))
                        if environment.getattr(l_3_punkt, 'tilstandstekst'):
                            pass
                            if environment.getattr(l_3_punkt, 'scoretekst'):
                                pass
                                yield '. '
                            yield escape(environment.finalize(environment.getattr(l_3_punkt, 'tilstandstekst')))
                        if environment.getattr(l_3_punkt, 'mangler'):
                            pass
                            if (environment.getattr(l_3_punkt, 'scoretekst') or environment.getattr(l_3_punkt, 'tilstandstekst')):
                                pass
                                yield '. '
                            yield escape(environment.finalize(environment.getattr(l_3_punkt, 'mangler')))
                        yield '</w:t></w:r></w:p></w:tc></w:tr>'
                    elif (environment.getattr(l_1_tema, 'nummer') == environment.getattr(environment.getitem((undefined(name='temaer') if l_0_temaer is missing else l_0_temaer), 1), 'nummer')):
                        pass
                        yield '<w:tr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="650"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Henvisning"/></w:rPr><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_3_punkt, 'id')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="6022"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_3_punkt, 'tekst')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_3_punkt, 'score')))
                        if (environment.getattr(l_3_punkt, 'score') and environment.getattr(l_3_punkt, 'scoretekst')):
                            pass
                            yield ' – '
                        yield escape(environment.finalize(environment.getattr(l_3_punkt, 'scoretekst')))
                        if environment.getattr(l_3_punkt, 'tilstandstekst'):
                            pass
                            if environment.getattr(l_3_punkt, 'scoretekst'):
                                pass
                                yield '. '
                            yield escape(environment.finalize(environment.getattr(l_3_punkt, 'tilstandstekst')))
                        if environment.getattr(l_3_punkt, 'mangler'):
                            pass
                            if (environment.getattr(l_3_punkt, 'scoretekst') or environment.getattr(l_3_punkt, 'tilstandstekst')):
                                pass
                                yield '. '
                            yield escape(environment.finalize(environment.getattr(l_3_punkt, 'mangler')))
                        yield '</w:t></w:r></w:p></w:tc></w:tr>'
                    else:
                        pass
                        yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="650"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Henvisning"/></w:rPr><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_3_punkt, 'id')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="6022"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_3_punkt, 'tekst')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_3_punkt, 'score')))
                        if (environment.getattr(l_3_punkt, 'score') and environment.getattr(l_3_punkt, 'scoretekst')):
                            pass
                            yield ' – '
                        yield escape(environment.finalize(environment.getattr(l_3_punkt, 'scoretekst')))
                        if environment.getattr(l_3_punkt, 'tilstandstekst'):
                            pass
                            if environment.getattr(l_3_punkt, 'scoretekst'):
                                pass
                                yield '. '
                            yield escape(environment.finalize(environment.getattr(l_3_punkt, 'tilstandstekst')))
                        if environment.getattr(l_3_punkt, 'mangler'):
                            pass
                            if (environment.getattr(l_3_punkt, 'scoretekst') or environment.getattr(l_3_punkt, 'tilstandstekst')):
                                pass
                                yield '. '
                            yield escape(environment.finalize(environment.getattr(l_3_punkt, 'mangler')))
                        yield '</w:t></w:r></w:p></w:tc></w:tr>'
                l_3_punkt = missing
            l_2_kriterium = missing
        l_1_tema = missing
        yield '</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="EfterTabel"/></w:pPr></w:p>'
    yield '\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Vurdering af temaerne</w:t></w:r></w:p>'
    l_1_loop = missing
    for l_1_tema, l_1_loop in LoopContext(t_2((undefined(name='temaer') if l_0_temaer is missing else l_0_temaer)), undefined):
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
        for l_2_afsnit in t_2(environment.getattr(l_1_tema, 'afsnit')):
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
        l_2_loop = missing
        for l_2_kriterium, l_2_loop in LoopContext(t_2(environment.getattr(l_1_tema, 'kriterier')), undefined):
            _loop_vars = {}
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t xml:space="preserve">Kriterium '
            yield escape(environment.finalize(environment.getattr(l_2_kriterium, 'id')))
            yield ': '
            yield escape(environment.finalize(environment.getattr(l_2_kriterium, 'titel')))
            yield '</w:t></w:r></w:p>'
            if environment.getattr(l_2_kriterium, 'afsnit'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_2_kriterium, 'overskrift')))
                yield '</w:t></w:r></w:p>'
            for l_3_afsnit in t_2(environment.getattr(l_2_kriterium, 'afsnit')):
                _loop_vars = {}
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Vurdering"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(l_3_afsnit))
                yield '</w:t></w:r></w:p>'
            l_3_afsnit = missing
            if environment.getattr(l_2_kriterium, 'mangler'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Mangler"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_2_kriterium, 'mangler')))
                yield '</w:t></w:r></w:p>'
            l_3_loop = missing
            for l_3_punkt, l_3_loop in LoopContext(t_2(([environment.getattr(l_2_kriterium, 'bedoemmelse')] if environment.getattr(l_2_kriterium, 'bedoemmelse') else environment.getattr(l_2_kriterium, 'indikatorer'))), undefined):
                _loop_vars = {}
                pass
                if (not environment.getattr(l_2_kriterium, 'bedoemmelse')):
                    pass
                    yield '\n<w:p><w:pPr><w:pStyle w:val="Heading4"/></w:pPr><w:r><w:t xml:space="preserve">Indikator '
                    yield escape(environment.finalize(environment.getattr(l_3_punkt, 'id')))
                    yield '</w:t></w:r></w:p>'
                if (environment.getattr(l_3_punkt, 'tekst') != environment.getattr(l_2_kriterium, 'titel')):
                    pass
                    yield '\n<w:p><w:pPr><w:pStyle w:val="Ordlyd"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_3_punkt, 'tekst')))
                    yield '</w:t></w:r></w:p>'
                if (environment.getattr(l_3_punkt, 'score') or environment.getattr(l_3_punkt, 'scoretekst')):
                    pass
                    yield '\n<w:p><w:pPr><w:pStyle w:val="Score"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'score')))
                    yield ': '
                    yield escape(environment.finalize(environment.getattr(l_3_punkt, 'score')))
                    if (environment.getattr(l_3_punkt, 'score') and environment.getattr(l_3_punkt, 'scoretekst')):
                        pass
                        yield ' – '
                    yield escape(environment.finalize(environment.getattr(l_3_punkt, 'scoretekst')))
                    yield '</w:t></w:r><w:r><w:t xml:space="preserve">'
                    if environment.getattr(l_3_punkt, 'tidligere'):
                        pass
                        yield ' · '
                        yield escape(environment.finalize(environment.getattr(l_3_punkt, 'tidligere')))
                    yield '</w:t></w:r></w:p>'
                if (environment.getattr(l_3_punkt, 'tilstandstekst') and (environment.getattr(l_3_punkt, 'afsnit') or environment.getattr(l_3_punkt, 'mangler'))):
                    pass
                    yield '\n<w:p><w:pPr><w:pStyle w:val="Tilstand"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_3_punkt, 'tilstandstekst')))
                    yield '</w:t></w:r></w:p>'
                if (environment.getattr(l_3_punkt, 'tilstandstekst') and (not (environment.getattr(l_3_punkt, 'afsnit') or environment.getattr(l_3_punkt, 'mangler')))):
                    pass
                    yield '\n<w:p><w:pPr><w:pStyle w:val="Tilstandalene"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_3_punkt, 'tilstandstekst')))
                    yield '</w:t></w:r></w:p>'
                if environment.getattr(l_3_punkt, 'aendring'):
                    pass
                    yield '\n<w:p><w:pPr><w:pStyle w:val="Tilstand"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_3_punkt, 'aendring')))
                    yield '</w:t></w:r></w:p>'
                if environment.getattr(l_3_punkt, 'mangler'):
                    pass
                    yield '\n<w:p><w:pPr><w:pStyle w:val="Mangler"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_3_punkt, 'mangler')))
                    yield '</w:t></w:r></w:p>'
                if (environment.getattr(l_3_punkt, 'afsnit') and (not ((undefined(name='interne') if l_0_interne is missing else l_0_interne) and (environment.getattr(l_3_punkt, 'tilstand') == 'scored')))):
                    pass
                    yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_3_punkt, 'overskrift')))
                    yield '</w:t></w:r></w:p>'
                if (environment.getattr(l_3_punkt, 'tilstand') == 'carried'):
                    pass
                    for l_4_afsnit in t_2(environment.getattr(l_3_punkt, 'afsnit')):
                        _loop_vars = {}
                        pass
                        yield '\n<w:p><w:pPr><w:pStyle w:val="Viderefoert"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(l_4_afsnit))
                        yield '</w:t></w:r></w:p>'
                    l_4_afsnit = missing
                else:
                    pass
                    l_4_loop = missing
                    for l_4_afsnit, l_4_loop in LoopContext(t_2(environment.getattr(l_3_punkt, 'afsnit')), undefined):
                        _loop_vars = {}
                        pass
                        if (undefined(name='interne') if l_0_interne is missing else l_0_interne):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Bedoemmelseinternt"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(l_4_afsnit))
                            yield '</w:t></w:r></w:p>'
                        else:
                            pass
                            if (((environment.getattr(l_4_loop, 'revindex') <= 2) and environment.getattr(l_3_punkt, 'grundlag')) and (not environment.getattr(l_3_punkt, 'forbehold'))):
                                pass
                                yield '\n<w:p><w:pPr><w:pStyle w:val="Bedoemmelsefoerkilder"/></w:pPr><w:r><w:t xml:space="preserve">'
                                yield escape(environment.finalize(l_4_afsnit))
                                yield '</w:t></w:r></w:p>'
                            else:
                                pass
                                yield '\n<w:p><w:pPr><w:pStyle w:val="Bedoemmelse"/></w:pPr><w:r><w:t xml:space="preserve">'
                                yield escape(environment.finalize(l_4_afsnit))
                                yield '</w:t></w:r></w:p>'
                    l_4_loop = l_4_afsnit = missing
                for l_4_et_forbehold in t_2(environment.getattr(l_3_punkt, 'forbehold')):
                    _loop_vars = {}
                    pass
                    yield '\n<w:p><w:pPr><w:pStyle w:val="Smaat"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(l_4_et_forbehold))
                    yield '</w:t></w:r></w:p>'
                l_4_et_forbehold = missing
                if (environment.getattr(l_3_punkt, 'kilder') and (not environment.getattr(l_3_punkt, 'grundlag'))):
                    pass
                    yield '\n<w:p><w:pPr><w:pStyle w:val="Kilder"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_3_punkt, 'kilder')))
                    yield '</w:t></w:r></w:p>'
                if (environment.getattr(l_3_punkt, 'grundlag') and (not (undefined(name='interne') if l_0_interne is missing else l_0_interne))):
                    pass
                    yield '\n<w:p><w:pPr><w:pStyle w:val="Kilder"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_3_punkt, 'grundlag')))
                    yield '</w:t></w:r></w:p>'
                if (undefined(name='interne') if l_0_interne is missing else l_0_interne):
                    pass
                    def t_8(fiter):
                        for l_4_hos in fiter:
                            if (environment.getattr(l_4_hos, 'id') == environment.getattr(l_3_punkt, 'id')):
                                yield l_4_hos
                    l_4_loop = missing
                    for l_4_hos, l_4_loop in LoopContext(t_8(t_2(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'grundlag'))), undefined):
                        _loop_vars = {}
                        pass
                        yield '\n<w:p><w:pPr><w:pStyle w:val="Grundlag"/></w:pPr><w:r><w:t xml:space="preserve">Grundlag: '
                        if environment.getattr(l_4_hos, 'hviler_paa'):
                            pass
                            yield escape(environment.finalize(environment.getattr(l_4_hos, 'hviler_paa')))
                        else:
                            pass
                            yield 'intet'
                        yield '.'
                        if environment.getattr(l_4_hos, 'forskellige'):
                            pass
                            yield ' </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t>Oplysningerne er forskellige.</w:t></w:r><w:r><w:t xml:space="preserve">'
                        if environment.getattr(l_4_hos, 'bemaerkning'):
                            pass
                            yield ' '
                            yield escape(environment.finalize(environment.getattr(l_4_hos, 'bemaerkning')))
                        yield '</w:t></w:r></w:p>'
                        for l_5_spurgt in t_2(environment.getattr(l_4_hos, 'spoergsmaal')):
                            _loop_vars = {}
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Spurgt"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(environment.getattr(l_5_spurgt, 'nummer')))
                            yield '</w:t><w:tab/><w:t xml:space="preserve">'
                            yield escape(environment.finalize(environment.getattr(l_5_spurgt, 'tekst')))
                            if (not environment.getattr(l_5_spurgt, 'belyst')):
                                pass
                                yield ' (ikke belyst)'
                            yield '</w:t></w:r></w:p>'
                        l_5_spurgt = missing
                        l_5_loop = missing
                        for l_5_gruppe, l_5_loop in LoopContext(t_2(environment.getattr(l_4_hos, 'grupper')), undefined):
                            _loop_vars = {}
                            pass
                            l_6_loop = missing
                            for l_6_stemme, l_6_loop in LoopContext(t_2(environment.getattr(l_5_gruppe, 'stemmer')), undefined):
                                _loop_vars = {}
                                pass
                                if environment.getattr(l_6_loop, 'first'):
                                    pass
                                    yield '\n<w:p><w:pPr><w:pStyle w:val="Foerstestemme"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Gruppe"/></w:rPr><w:t xml:space="preserve">'
                                    yield escape(environment.finalize(environment.getattr(l_5_gruppe, 'gruppe')))
                                    yield '  </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">'
                                    yield escape(environment.finalize(environment.getattr(l_6_stemme, 'samtale')))
                                    yield '</w:t></w:r><w:r><w:t xml:space="preserve">'
                                    if environment.getattr(l_6_stemme, 'familie'):
                                        pass
                                        yield ' ('
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'familie')))
                                        yield ')'
                                    if environment.getattr(l_6_stemme, 'numre'):
                                        pass
                                        yield ' '
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'numre')))
                                    if environment.getattr(l_6_stemme, 'sted'):
                                        pass
                                        yield ' ('
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'sted')))
                                        yield ')'
                                    if (environment.getattr(l_6_stemme, 'tekst') and (environment.getattr(l_6_stemme, 'numre') or environment.getattr(l_6_stemme, 'sted'))):
                                        pass
                                        yield ':'
                                    if environment.getattr(l_6_stemme, 'citat'):
                                        pass
                                        yield ' Citat: »'
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'tekst')))
                                        yield '«'
                                    elif environment.getattr(l_6_stemme, 'tekst'):
                                        pass
                                        yield ' '
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'tekst')))
                                    if environment.getattr(l_6_stemme, 'dele'):
                                        pass
                                        yield ' '
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'dele')))
                                        yield '.'
                                    if environment.getattr(l_6_stemme, 'afvigelser'):
                                        pass
                                        yield ' Andet fra '
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'afvigelser')))
                                    if environment.getattr(l_6_stemme, 'begrundelse'):
                                        pass
                                        yield ' Begrundelse: '
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'begrundelse')))
                                    yield '</w:t></w:r></w:p>'
                                else:
                                    pass
                                    yield '\n<w:p><w:pPr><w:pStyle w:val="Stemme"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">'
                                    yield escape(environment.finalize(environment.getattr(l_6_stemme, 'samtale')))
                                    yield '</w:t></w:r><w:r><w:t xml:space="preserve">'
                                    if environment.getattr(l_6_stemme, 'familie'):
                                        pass
                                        yield ' ('
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'familie')))
                                        yield ')'
                                    if environment.getattr(l_6_stemme, 'numre'):
                                        pass
                                        yield ' '
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'numre')))
                                    if environment.getattr(l_6_stemme, 'sted'):
                                        pass
                                        yield ' ('
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'sted')))
                                        yield ')'
                                    if (environment.getattr(l_6_stemme, 'tekst') and (environment.getattr(l_6_stemme, 'numre') or environment.getattr(l_6_stemme, 'sted'))):
                                        pass
                                        yield ':'
                                    if environment.getattr(l_6_stemme, 'citat'):
                                        pass
                                        yield ' Citat: »'
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'tekst')))
                                        yield '«'
                                    elif environment.getattr(l_6_stemme, 'tekst'):
                                        pass
                                        yield ' '
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'tekst')))
                                    if environment.getattr(l_6_stemme, 'dele'):
                                        pass
                                        yield ' '
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'dele')))
                                        yield '.'
                                    if environment.getattr(l_6_stemme, 'afvigelser'):
                                        pass
                                        yield ' Andet fra '
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'afvigelser')))
                                    if environment.getattr(l_6_stemme, 'begrundelse'):
                                        pass
                                        yield ' Begrundelse: '
                                        yield escape(environment.finalize(environment.getattr(l_6_stemme, 'begrundelse')))
                                    yield '</w:t></w:r></w:p>'
                            l_6_loop = l_6_stemme = missing
                        l_5_loop = l_5_gruppe = missing
                        for l_5_sted in t_2(environment.getattr(l_4_hos, 'andre_steder')):
                            _loop_vars = {}
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Stemme"/></w:pPr><w:r><w:t xml:space="preserve">Se også under '
                            yield escape(environment.finalize(environment.getattr(l_5_sted, 'sted')))
                            yield ': '
                            yield escape(environment.finalize(environment.getattr(l_5_sted, 'stemmer')))
                            yield '.</w:t></w:r></w:p>'
                        l_5_sted = missing
                    l_4_loop = l_4_hos = missing
            l_3_loop = l_3_punkt = missing
        l_2_loop = l_2_kriterium = missing
    l_1_loop = l_1_tema = missing
    if ((undefined(name='oekonomi') if l_0_oekonomi is missing else l_0_oekonomi) or (undefined(name='udkast') if l_0_udkast is missing else l_0_udkast)):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Økonomi</w:t></w:r></w:p>'
        for l_1_stykke in t_2((undefined(name='oekonomi') if l_0_oekonomi is missing else l_0_oekonomi)):
            _loop_vars = {}
            pass
            if (environment.getattr(l_1_stykke, 'titel') != 'Økonomi'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_stykke, 'titel')))
                yield '</w:t></w:r></w:p>'
            for l_2_afsnit in t_2(environment.getattr(l_1_stykke, 'afsnit')):
                _loop_vars = {}
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Vurdering"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(l_2_afsnit))
                yield '</w:t></w:r></w:p>'
            l_2_afsnit = missing
        l_1_stykke = missing
        if (not (undefined(name='oekonomi') if l_0_oekonomi is missing else l_0_oekonomi)):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Mangler"/></w:pPr><w:r><w:t>Der er ikke skrevet om tilbuddets økonomi.</w:t></w:r></w:p>'
    if (((undefined(name='anledninger') if l_0_anledninger is missing else l_0_anledninger) or (undefined(name='dokumenter') if l_0_dokumenter is missing else l_0_dokumenter)) or (undefined(name='udkast') if l_0_udkast is missing else l_0_udkast)):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Datakilder</w:t></w:r></w:p>'
        if ((undefined(name='anledninger') if l_0_anledninger is missing else l_0_anledninger) and (not (undefined(name='interne') if l_0_interne is missing else l_0_interne))):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t>Samtaler, observationer og gennemgange</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="3572"/><w:gridCol w:w="1600"/><w:gridCol w:w="2400"/><w:gridCol w:w="1500"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3572"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Hvad</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1600"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Form</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Udvalgt</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1500"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Hvornår</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_loop = missing
            for l_1_en, l_1_loop in LoopContext(t_2((undefined(name='anledninger') if l_0_anledninger is missing else l_0_anledninger)), undefined):
                _loop_vars = {}
                pass
                if (environment.getattr(l_1_loop, 'first') or (environment.getattr(l_1_loop, 'revindex') == 2)):
                    pass
                    yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3572"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_en, 'hvad')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1600"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_en, 'form')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_en, 'udvalgt')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1500"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_en, 'hvornaar')))
                    yield '</w:t></w:r></w:p></w:tc></w:tr>'
                elif (environment.getattr(l_1_loop, 'index') == 2):
                    pass
                    yield '<w:tr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3572"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_en, 'hvad')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1600"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_en, 'form')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_en, 'udvalgt')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1500"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_en, 'hvornaar')))
                    yield '</w:t></w:r></w:p></w:tc></w:tr>'
                else:
                    pass
                    yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3572"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_en, 'hvad')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1600"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_en, 'form')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_en, 'udvalgt')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1500"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_en, 'hvornaar')))
                    yield '</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_loop = l_1_en = missing
            yield '</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="EfterTabel"/></w:pPr></w:p>'
            if t_4(context.eval_ctx, t_5(context, (undefined(name='anledninger') if l_0_anledninger is missing else l_0_anledninger), 'hvornaar')):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Smaat"/></w:pPr><w:r><w:t>Antal, form og dage for borgere, pårørende og medarbejdere står kun, hvor der er tre samtaler eller flere. Er der færre, er gruppen ikke nævnt i linjerne om grundlag.</w:t></w:r></w:p>'
        if (undefined(name='dokumenter') if l_0_dokumenter is missing else l_0_dokumenter):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t>Dokumenter</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="5872"/><w:gridCol w:w="1500"/><w:gridCol w:w="1700"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5872"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Dokument</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1500"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Bedt om</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1700"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Modtaget</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_loop = missing
            for l_1_et, l_1_loop in LoopContext(t_2((undefined(name='dokumenter') if l_0_dokumenter is missing else l_0_dokumenter)), undefined):
                _loop_vars = {}
                pass
                if (environment.getattr(l_1_loop, 'first') or (environment.getattr(l_1_loop, 'revindex') == 2)):
                    pass
                    yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5872"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_et, 'navn')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1500"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_et, 'anmodet')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1700"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_et, 'modtaget')))
                    yield '</w:t></w:r></w:p></w:tc></w:tr>'
                elif (environment.getattr(l_1_loop, 'index') == 2):
                    pass
                    yield '<w:tr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5872"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_et, 'navn')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1500"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_et, 'anmodet')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1700"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_et, 'modtaget')))
                    yield '</w:t></w:r></w:p></w:tc></w:tr>'
                else:
                    pass
                    yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5872"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_et, 'navn')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1500"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_et, 'anmodet')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1700"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_et, 'modtaget')))
                    yield '</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_loop = l_1_et = missing
            yield '</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="EfterTabel"/></w:pPr></w:p>'
        if (undefined(name='stikproever') if l_0_stikproever is missing else l_0_stikproever):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t>Stikprøver</w:t></w:r></w:p>'
        for l_1_en in t_2((undefined(name='stikproever') if l_0_stikproever is missing else l_0_stikproever)):
            _loop_vars = {}
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Punkt"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(l_1_en))
            yield '</w:t></w:r></w:p>'
        l_1_en = missing
        if ((not (undefined(name='anledninger') if l_0_anledninger is missing else l_0_anledninger)) and (not (undefined(name='dokumenter') if l_0_dokumenter is missing else l_0_dokumenter))):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Mangler"/></w:pPr><w:r><w:t>Der er ikke registreret datakilder.</w:t></w:r></w:p>'
    if (undefined(name='ikke_undersoegt') if l_0_ikke_undersoegt is missing else l_0_ikke_undersoegt):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'ikke_undersoegt')))
        yield '</w:t></w:r></w:p>'
        for l_1_et in t_2((undefined(name='ikke_undersoegt') if l_0_ikke_undersoegt is missing else l_0_ikke_undersoegt)):
            _loop_vars = {}
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Punkt"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(l_1_et))
            yield '</w:t></w:r></w:p>'
        l_1_et = missing
    if (not (undefined(name='interne') if l_0_interne is missing else l_0_interne)):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='form') if l_0_form is missing else l_0_form), 'skala')))
        yield '</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Broedtekst"/></w:pPr><w:r><w:t>Tilbuddet er vurderet efter kvalitetsmodellen, der er fælles for socialtilsynene: hvert tema har kriterier, og hvert kriterium har indikatorer.</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Broedtekst"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='udgave') if l_0_udgave is missing else l_0_udgave), 'titel')))
        yield '. Kilde: '
        yield escape(environment.finalize(environment.getattr((undefined(name='udgave') if l_0_udgave is missing else l_0_udgave), 'kilde')))
        yield '.</w:t></w:r></w:p>'
        for l_1_tilfoejet in t_2(environment.getattr((undefined(name='udgave') if l_0_udgave is missing else l_0_udgave), 'tillaeg')):
            _loop_vars = {}
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Punkt"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(l_1_tilfoejet))
            yield '</w:t></w:r></w:p>'
        l_1_tilfoejet = missing
        yield '\n<w:p><w:pPr><w:pStyle w:val="Broedtekst"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield escape(environment.finalize(environment.getattr((undefined(name='udgave') if l_0_udgave is missing else l_0_udgave), 'metodetekst')))
        yield '</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Broedtekst"/></w:pPr><w:r><w:t xml:space="preserve">Vurderingen er '
        l_1_loop = missing
        for l_1_trin, l_1_loop in LoopContext(t_2(environment.getattr((undefined(name='udgave') if l_0_udgave is missing else l_0_udgave), 'skala')), undefined):
            _loop_vars = {}
            pass
            yield '»'
            yield escape(environment.finalize(environment.getattr(l_1_trin, 'tekst')))
            yield '«'
            if (environment.getattr(l_1_loop, 'revindex') == 2):
                pass
                yield ' eller '
            elif (not environment.getattr(l_1_loop, 'last')):
                pass
                yield ', '
        l_1_loop = l_1_trin = missing
        yield '.</w:t></w:r></w:p>'
        if (undefined(name='forbehold') if l_0_forbehold is missing else l_0_forbehold):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t>Forbehold</w:t></w:r></w:p>'
        for l_1_et_forbehold in t_2((undefined(name='forbehold') if l_0_forbehold is missing else l_0_forbehold)):
            _loop_vars = {}
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Broedtekst"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(l_1_et_forbehold))
            yield '</w:t></w:r></w:p>'
        l_1_et_forbehold = missing
        if (((undefined(name='anvisninger') if l_0_anvisninger is missing else l_0_anvisninger) or (undefined(name='lovbestemmelser') if l_0_lovbestemmelser is missing else l_0_lovbestemmelser)) and environment.getattr((undefined(name='dele') if l_0_dele is missing else l_0_dele), 'anvisninger')):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Anvisninger</w:t></w:r></w:p>'
            if (undefined(name='anvisninger') if l_0_anvisninger is missing else l_0_anvisninger):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Broedtekst"/></w:pPr><w:r><w:t xml:space="preserve">Anvisninger fra de nationale retningslinjer ('
                yield escape(environment.finalize(environment.getattr(environment.getitem((undefined(name='anvisninger') if l_0_anvisninger is missing else l_0_anvisninger), 0), 'udgave')))
                yield '), som bedømmelserne bygger på. I teksten står '
                yield escape(environment.finalize(environment.getattr(environment.getitem((undefined(name='anvisninger') if l_0_anvisninger is missing else l_0_anvisninger), 0), 'maerke')))
                yield ' foran deres numre.'
                if (undefined(name='interne') if l_0_interne is missing else l_0_interne):
                    pass
                    yield ' Internt står alle, udgaven henviser til.'
                yield '</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="1250"/><w:gridCol w:w="4022"/><w:gridCol w:w="2400"/><w:gridCol w:w="1400"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1250"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Anvisning</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4022"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Emne</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Retningslinje</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t xml:space="preserve">Indikatorer'
                if (undefined(name='interne') if l_0_interne is missing else l_0_interne):
                    pass
                    yield ' og spørgsmål'
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
                l_1_loop = missing
                for l_1_anvisning, l_1_loop in LoopContext(t_2((undefined(name='anvisninger') if l_0_anvisninger is missing else l_0_anvisninger)), undefined):
                    _loop_vars = {}
                    pass
                    if (environment.getattr(l_1_loop, 'first') or (environment.getattr(l_1_loop, 'revindex') == 2)):
                        pass
                        yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1250"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'nummer')))
                        yield '</w:t></w:r></w:p>'
                        if (undefined(name='interne') if l_0_interne is missing else l_0_interne):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'id')))
                            yield '</w:t></w:r></w:p>'
                        if ((undefined(name='interne') if l_0_interne is missing else l_0_interne) and (not environment.getattr(l_1_anvisning, 'berort'))):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t>Ikke berørt</w:t></w:r></w:p>'
                        if ((undefined(name='interne') if l_0_interne is missing else l_0_interne) and (not environment.getattr(l_1_anvisning, 'verificeret'))):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t>Ikke verificeret</w:t></w:r></w:p>'
                        if (((undefined(name='interne') if l_0_interne is missing else l_0_interne) and environment.getattr(l_1_anvisning, 'kendt')) and environment.getattr(l_1_anvisning, 'verificeret')):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(t_1(environment.getattr(l_1_anvisning, 'kendt'))))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4022"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'emne')))
                        yield '</w:t></w:r></w:p>'
                        if (environment.getattr(l_1_anvisning, 'bindingstekst') and ((environment.getattr(l_1_anvisning, 'binding') == 'law') or (undefined(name='interne') if l_0_interne is missing else l_0_interne))):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'bindingstekst')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'retningslinje')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(l_1_anvisning, 'indikatorer'), ', ')))
                        yield '</w:t></w:r></w:p>'
                        if (undefined(name='interne') if l_0_interne is missing else l_0_interne):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekstsamlet"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(l_1_anvisning, 'spoergsmaal'), ', ')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc></w:tr>'
                    elif (environment.getattr(l_1_loop, 'index') == 2):
                        pass
                        yield '<w:tr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1250"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'nummer')))
                        yield '</w:t></w:r></w:p>'
                        if (undefined(name='interne') if l_0_interne is missing else l_0_interne):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'id')))
                            yield '</w:t></w:r></w:p>'
                        if ((undefined(name='interne') if l_0_interne is missing else l_0_interne) and (not environment.getattr(l_1_anvisning, 'berort'))):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t>Ikke berørt</w:t></w:r></w:p>'
                        if ((undefined(name='interne') if l_0_interne is missing else l_0_interne) and (not environment.getattr(l_1_anvisning, 'verificeret'))):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t>Ikke verificeret</w:t></w:r></w:p>'
                        if (((undefined(name='interne') if l_0_interne is missing else l_0_interne) and environment.getattr(l_1_anvisning, 'kendt')) and environment.getattr(l_1_anvisning, 'verificeret')):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(t_1(environment.getattr(l_1_anvisning, 'kendt'))))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4022"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'emne')))
                        yield '</w:t></w:r></w:p>'
                        if (environment.getattr(l_1_anvisning, 'bindingstekst') and ((environment.getattr(l_1_anvisning, 'binding') == 'law') or (undefined(name='interne') if l_0_interne is missing else l_0_interne))):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'bindingstekst')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'retningslinje')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(l_1_anvisning, 'indikatorer'), ', ')))
                        yield '</w:t></w:r></w:p>'
                        if (undefined(name='interne') if l_0_interne is missing else l_0_interne):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(l_1_anvisning, 'spoergsmaal'), ', ')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc></w:tr>'
                    else:
                        pass
                        yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1250"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'nummer')))
                        yield '</w:t></w:r></w:p>'
                        if (undefined(name='interne') if l_0_interne is missing else l_0_interne):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'id')))
                            yield '</w:t></w:r></w:p>'
                        if ((undefined(name='interne') if l_0_interne is missing else l_0_interne) and (not environment.getattr(l_1_anvisning, 'berort'))):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t>Ikke berørt</w:t></w:r></w:p>'
                        if ((undefined(name='interne') if l_0_interne is missing else l_0_interne) and (not environment.getattr(l_1_anvisning, 'verificeret'))):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t>Ikke verificeret</w:t></w:r></w:p>'
                        if (((undefined(name='interne') if l_0_interne is missing else l_0_interne) and environment.getattr(l_1_anvisning, 'kendt')) and environment.getattr(l_1_anvisning, 'verificeret')):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(t_1(environment.getattr(l_1_anvisning, 'kendt'))))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4022"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'emne')))
                        yield '</w:t></w:r></w:p>'
                        if (environment.getattr(l_1_anvisning, 'bindingstekst') and ((environment.getattr(l_1_anvisning, 'binding') == 'law') or (undefined(name='interne') if l_0_interne is missing else l_0_interne))):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'bindingstekst')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'retningslinje')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(l_1_anvisning, 'indikatorer'), ', ')))
                        yield '</w:t></w:r></w:p>'
                        if (undefined(name='interne') if l_0_interne is missing else l_0_interne):
                            pass
                            yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(l_1_anvisning, 'spoergsmaal'), ', ')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc></w:tr>'
                l_1_loop = l_1_anvisning = missing
                yield '</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="EfterTabel"/></w:pPr></w:p>'
            if (undefined(name='lovbestemmelser') if l_0_lovbestemmelser is missing else l_0_lovbestemmelser):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t>Lov</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="1850"/><w:gridCol w:w="5522"/><w:gridCol w:w="1700"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1850"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Bestemmelse</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5522"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Ordlyd</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1700"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Brugt ved</w:t></w:r></w:p></w:tc></w:tr>'
                for l_1_bestemmelse in t_2((undefined(name='lovbestemmelser') if l_0_lovbestemmelser is missing else l_0_lovbestemmelser)):
                    _loop_vars = {}
                    pass
                    yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1850"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_bestemmelse, 'id')))
                    yield '</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_bestemmelse, 'lov')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5522"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_bestemmelse, 'emne')))
                    yield '</w:t></w:r></w:p>'
                    if environment.getattr(l_1_bestemmelse, 'ordlyd'):
                        pass
                        yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">»'
                        yield escape(environment.finalize(environment.getattr(l_1_bestemmelse, 'ordlyd')))
                        yield '«</w:t></w:r></w:p>'
                    yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_bestemmelse, 'kilde')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1700"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(l_1_bestemmelse, 'brugt'), ', ')))
                    yield '</w:t></w:r></w:p></w:tc></w:tr>'
                l_1_bestemmelse = missing
                yield '</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="EfterTabel"/></w:pPr></w:p>\n<w:p><w:pPr><w:pStyle w:val="Smaat"/></w:pPr><w:r><w:t>Ordlyden er gengivet, som kilden trykker den. Senere ændringer er ikke med.</w:t></w:r></w:p>'
    if (undefined(name='interne') if l_0_interne is missing else l_0_interne):
        pass
        yield '\n<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Internt grundlag</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Smaat"/></w:pPr><w:r><w:t xml:space="preserve">Kvalitetsmodel '
        yield escape(environment.finalize(environment.getattr((undefined(name='udgave') if l_0_udgave is missing else l_0_udgave), 'id')))
        yield '. Metode, skala, forbehold og lovtekst står i tilbuddets rapport.</w:t></w:r></w:p>'
        for l_1_tilfoejet in t_2(environment.getattr((undefined(name='udgave') if l_0_udgave is missing else l_0_udgave), 'tillaeg')):
            _loop_vars = {}
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Smaat"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield escape(environment.finalize(l_1_tilfoejet))
            yield '</w:t></w:r></w:p>'
        l_1_tilfoejet = missing
        if t_4(context.eval_ctx, t_6(context, environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'mangler'), 'i_listen')):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Mangler</w:t></w:r></w:p>'
            def t_9(fiter):
                for l_1_mangel in fiter:
                    if environment.getattr(l_1_mangel, 'i_listen'):
                        yield l_1_mangel
            for l_1_mangel in t_9(t_2(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'mangler'))):
                _loop_vars = {}
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Punkt"/></w:pPr><w:r><w:t xml:space="preserve">'
                if (environment.getattr(l_1_mangel, 'sted') and (environment.getattr(l_1_mangel, 'sted') not in environment.getattr(l_1_mangel, 'tekst'))):
                    pass
                    yield escape(environment.finalize(t_1(environment.getattr(l_1_mangel, 'sted'))))
                    yield ': '
                yield escape(environment.finalize(environment.getattr(l_1_mangel, 'tekst')))
                yield '</w:t></w:r></w:p>'
            l_1_mangel = missing
        if environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'koder'):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Samtaler, observationer og gennemgange</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="800"/><w:gridCol w:w="2200"/><w:gridCol w:w="3572"/><w:gridCol w:w="2500"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="800"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Kode</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2200"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Hvad</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3572"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Hvem</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2500"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Hvornår</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_en in t_2(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'koder')):
                _loop_vars = {}
                pass
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="800"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_en, 'kode')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2200"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_en, 'hvad')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3572"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_en, 'hvem')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2500"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_en, 'hvornaar')))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_en = missing
            yield '</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="EfterTabel"/></w:pPr></w:p>'
        if environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'oevrige'):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Noter og svar uden for indikatorerne</w:t></w:r></w:p>'
            l_1_loop = missing
            for l_1_gruppe, l_1_loop in LoopContext(t_2(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'oevrige')), undefined):
                _loop_vars = {}
                pass
                l_2_loop = missing
                for l_2_stemme, l_2_loop in LoopContext(t_2(environment.getattr(l_1_gruppe, 'stemmer')), undefined):
                    _loop_vars = {}
                    pass
                    if environment.getattr(l_2_loop, 'first'):
                        pass
                        yield '\n<w:p><w:pPr><w:pStyle w:val="Foerstestemme"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Gruppe"/></w:rPr><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_1_gruppe, 'gruppe')))
                        yield '  </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_2_stemme, 'samtale')))
                        yield '</w:t></w:r><w:r><w:t xml:space="preserve">'
                        if environment.getattr(l_2_stemme, 'familie'):
                            pass
                            yield ' ('
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'familie')))
                            yield ')'
                        if environment.getattr(l_2_stemme, 'numre'):
                            pass
                            yield ' '
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'numre')))
                        if environment.getattr(l_2_stemme, 'sted'):
                            pass
                            yield ' ('
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'sted')))
                            yield ')'
                        if (environment.getattr(l_2_stemme, 'tekst') and (environment.getattr(l_2_stemme, 'numre') or environment.getattr(l_2_stemme, 'sted'))):
                            pass
                            yield ':'
                        if environment.getattr(l_2_stemme, 'citat'):
                            pass
                            yield ' Citat: »'
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'tekst')))
                            yield '«'
                        elif environment.getattr(l_2_stemme, 'tekst'):
                            pass
                            yield ' '
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'tekst')))
                        if environment.getattr(l_2_stemme, 'dele'):
                            pass
                            yield ' '
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'dele')))
                            yield '.'
                        if environment.getattr(l_2_stemme, 'afvigelser'):
                            pass
                            yield ' Andet fra '
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'afvigelser')))
                        if environment.getattr(l_2_stemme, 'begrundelse'):
                            pass
                            yield ' Begrundelse: '
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'begrundelse')))
                        yield '</w:t></w:r></w:p>'
                    else:
                        pass
                        yield '\n<w:p><w:pPr><w:pStyle w:val="Stemme"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Etiket"/></w:rPr><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_2_stemme, 'samtale')))
                        yield '</w:t></w:r><w:r><w:t xml:space="preserve">'
                        if environment.getattr(l_2_stemme, 'familie'):
                            pass
                            yield ' ('
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'familie')))
                            yield ')'
                        if environment.getattr(l_2_stemme, 'numre'):
                            pass
                            yield ' '
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'numre')))
                        if environment.getattr(l_2_stemme, 'sted'):
                            pass
                            yield ' ('
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'sted')))
                            yield ')'
                        if (environment.getattr(l_2_stemme, 'tekst') and (environment.getattr(l_2_stemme, 'numre') or environment.getattr(l_2_stemme, 'sted'))):
                            pass
                            yield ':'
                        if environment.getattr(l_2_stemme, 'citat'):
                            pass
                            yield ' Citat: »'
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'tekst')))
                            yield '«'
                        elif environment.getattr(l_2_stemme, 'tekst'):
                            pass
                            yield ' '
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'tekst')))
                        if environment.getattr(l_2_stemme, 'dele'):
                            pass
                            yield ' '
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'dele')))
                            yield '.'
                        if environment.getattr(l_2_stemme, 'afvigelser'):
                            pass
                            yield ' Andet fra '
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'afvigelser')))
                        if environment.getattr(l_2_stemme, 'begrundelse'):
                            pass
                            yield ' Begrundelse: '
                            yield escape(environment.finalize(environment.getattr(l_2_stemme, 'begrundelse')))
                        yield '</w:t></w:r></w:p>'
                l_2_loop = l_2_stemme = missing
            l_1_loop = l_1_gruppe = missing
        if environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'rammer'):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Spørgerammer</w:t></w:r></w:p>'
            l_1_loop = missing
            for l_1_ramme, l_1_loop in LoopContext(t_2(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'rammer')), undefined):
                _loop_vars = {}
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_ramme, 'titel')))
                yield ' ('
                yield escape(environment.finalize(environment.getattr(l_1_ramme, 'id')))
                yield ')</w:t></w:r></w:p>'
                if environment.getattr(l_1_ramme, 'udgave'):
                    pass
                    yield '\n<w:p><w:pPr/><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_ramme, 'udgave')))
                    yield '</w:t></w:r></w:p>'
                if environment.getattr(l_1_ramme, 'kilde'):
                    pass
                    yield '\n<w:p><w:pPr/><w:r><w:t xml:space="preserve">Kilde: '
                    yield escape(environment.finalize(environment.getattr(l_1_ramme, 'kilde')))
                    yield '</w:t></w:r></w:p>'
                if environment.getattr(l_1_ramme, 'bemaerkning'):
                    pass
                    yield '\n<w:p><w:pPr/><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_ramme, 'bemaerkning')))
                    yield '</w:t></w:r></w:p>'
                if environment.getattr(l_1_ramme, 'dateret'):
                    pass
                    yield '\n<w:p><w:pPr/><w:r><w:t xml:space="preserve">Det læste er dateret '
                    yield escape(environment.finalize(environment.getattr(l_1_ramme, 'dateret')))
                    yield '.</w:t></w:r></w:p>'
                if environment.getattr(l_1_ramme, 'udtraek'):
                    pass
                    yield '\n<w:p><w:pPr/><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_ramme, 'udtraek')))
                    yield '</w:t></w:r></w:p>'
                for l_2_linje in t_2(environment.getattr(l_1_ramme, 'soegt')):
                    _loop_vars = {}
                    pass
                    yield '\n<w:p><w:pPr/><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(l_2_linje))
                    yield '</w:t></w:r></w:p>'
                l_2_linje = missing
                l_2_loop = missing
                for l_2_del, l_2_loop in LoopContext(t_2(environment.getattr(l_1_ramme, 'afsnit')), undefined):
                    _loop_vars = {}
                    pass
                    if environment.getattr(l_2_del, 'titel'):
                        pass
                        yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield escape(environment.finalize(environment.getattr(l_2_del, 'titel')))
                        yield '</w:t></w:r></w:p>'
                    if t_4(context.eval_ctx, t_6(context, environment.getattr(l_2_del, 'punkter'), 'roert')):
                        pass
                        yield '<w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="2772"/><w:gridCol w:w="3600"/><w:gridCol w:w="1200"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1500"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Punkt</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2772"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Hvad</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3600"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Belyst</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1200"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Grundlag for</w:t></w:r></w:p></w:tc></w:tr>'
                        def t_10(fiter):
                            for l_3_punkt in fiter:
                                if environment.getattr(l_3_punkt, 'roert'):
                                    yield l_3_punkt
                        l_3_loop = missing
                        for l_3_punkt, l_3_loop in LoopContext(t_10(t_2(environment.getattr(l_2_del, 'punkter'))), undefined):
                            _loop_vars = {}
                            pass
                            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1500"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(environment.getattr(l_3_punkt, 'id')))
                            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2772"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(environment.getattr(l_3_punkt, 'titel')))
                            yield '</w:t></w:r></w:p>'
                            if environment.getattr(l_3_punkt, 'ordlyd'):
                                pass
                                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">»'
                                yield escape(environment.finalize(environment.getattr(l_3_punkt, 'ordlyd')))
                                yield '«</w:t></w:r></w:p>'
                            if environment.getattr(l_3_punkt, 'binding'):
                                pass
                                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                                yield escape(environment.finalize(environment.getattr(l_3_punkt, 'binding')))
                                yield '</w:t></w:r></w:p>'
                            if environment.getattr(l_3_punkt, 'pligt'):
                                pass
                                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                                yield escape(environment.finalize(environment.getattr(l_3_punkt, 'pligt')))
                                yield '</w:t></w:r></w:p>'
                            if environment.getattr(l_3_punkt, 'henvisning'):
                                pass
                                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">Kildens henvisning: '
                                yield escape(environment.finalize(environment.getattr(l_3_punkt, 'henvisning')))
                                yield '</w:t></w:r></w:p>'
                            if environment.getattr(l_3_punkt, 'kan_bruges'):
                                pass
                                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">Kan bruges til '
                                yield escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(l_3_punkt, 'kan_bruges'), ', ')))
                                yield '</w:t></w:r></w:p>'
                            yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3600"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(environment.getattr(l_3_punkt, 'laesning')))
                            yield '</w:t></w:r></w:p>'
                            if (environment.getattr(l_3_punkt, 'talt') and (environment.getattr(l_3_punkt, 'talt') not in environment.getattr(l_3_punkt, 'laesning'))):
                                pass
                                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                                yield escape(environment.finalize(environment.getattr(l_3_punkt, 'talt')))
                                yield '</w:t></w:r></w:p>'
                            for l_4_linje in t_2(environment.getattr(l_3_punkt, 'beregnet')):
                                _loop_vars = {}
                                pass
                                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                                yield escape(environment.finalize(l_4_linje))
                                yield '</w:t></w:r></w:p>'
                            l_4_linje = missing
                            for l_4_sted in t_2(environment.getattr(l_3_punkt, 'steder')):
                                _loop_vars = {}
                                pass
                                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                                if environment.getattr(l_4_sted, 'kommune'):
                                    pass
                                    yield escape(environment.finalize(environment.getattr(l_4_sted, 'kommune')))
                                    yield ': '
                                if environment.getattr(l_4_sted, 'delen'):
                                    pass
                                    yield escape(environment.finalize(environment.getattr(l_4_sted, 'delen')))
                                    yield ': '
                                yield '»'
                                yield escape(environment.finalize(environment.getattr(l_4_sted, 'citat')))
                                yield '«'
                                if environment.getattr(l_4_sted, 'sted'):
                                    pass
                                    yield ' ('
                                    yield escape(environment.finalize(environment.getattr(l_4_sted, 'sted')))
                                    yield ')'
                                for l_5_ord in t_2(environment.getattr(l_4_sted, 'bemaerk')):
                                    _loop_vars = {}
                                    pass
                                    yield ' '
                                    yield escape(environment.finalize(l_5_ord))
                                l_5_ord = missing
                                yield '</w:t></w:r></w:p>'
                            l_4_sted = missing
                            for l_4_linje in t_2(environment.getattr(l_3_punkt, 'ved_siden')):
                                _loop_vars = {}
                                pass
                                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                                yield escape(environment.finalize(l_4_linje))
                                yield '</w:t></w:r></w:p>'
                            l_4_linje = missing
                            l_4_loop = missing
                            for l_4_stemme, l_4_loop in LoopContext(t_2(environment.getattr(l_3_punkt, 'stemmer')), undefined):
                                _loop_vars = {}
                                pass
                                yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                                yield escape(environment.finalize(environment.getattr(l_4_stemme, 'samtale')))
                                if environment.getattr(l_4_stemme, 'emne'):
                                    pass
                                    yield ', '
                                    yield escape(environment.finalize(environment.getattr(l_4_stemme, 'emne')))
                                yield ' ('
                                yield escape(environment.finalize(environment.getattr(l_4_stemme, 'metode')))
                                if environment.getattr(l_4_stemme, 'gruppe'):
                                    pass
                                    yield ', '
                                    yield escape(environment.finalize(environment.getattr(l_4_stemme, 'gruppe')))
                                yield '): '
                                yield escape(environment.finalize(environment.getattr(l_4_stemme, 'vaerdi')))
                                l_5_loop = missing
                                for l_5_laest, l_5_loop in LoopContext(t_2(environment.getattr(l_4_stemme, 'laest')), undefined):
                                    _loop_vars = {}
                                    pass
                                    if (environment.getattr(l_4_stemme, 'vaerdi') or (not environment.getattr(l_5_loop, 'first'))):
                                        pass
                                        yield ' · '
                                    yield escape(environment.finalize(l_5_laest))
                                l_5_loop = l_5_laest = missing
                                if environment.getattr(l_4_stemme, 'note'):
                                    pass
                                    if (environment.getattr(l_4_stemme, 'vaerdi') or environment.getattr(l_4_stemme, 'laest')):
                                        pass
                                        yield ' · '
                                    yield escape(environment.finalize(environment.getattr(l_4_stemme, 'note')))
                                yield '</w:t></w:r></w:p>'
                            l_4_loop = l_4_stemme = missing
                            yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1200"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(l_3_punkt, 'grundlag'), ', ')))
                            yield '</w:t></w:r></w:p></w:tc></w:tr>'
                        l_3_loop = l_3_punkt = missing
                        yield '</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="EfterTabel"/></w:pPr></w:p>'
                    if environment.getattr(l_2_del, 'uroert'):
                        pass
                        yield '\n<w:p><w:pPr/><w:r><w:t xml:space="preserve">Ikke rørt: '
                        yield escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(l_2_del, 'uroert'), ', ')))
                        yield '</w:t></w:r></w:p>'
                l_2_loop = l_2_del = missing
            l_1_loop = l_1_ramme = missing
        if (environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'anvisninger'), 'uberoert') or environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'anvisninger'), 'beroert')):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Anvisninger bag spørgsmålene</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Smaat"/></w:pPr><w:r><w:t>Hvor intet andet står, kendes kun anvisningens nummer og emne.</w:t></w:r></w:p>'
            if environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'anvisninger'), 'uberoert'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t>Ikke berørt</w:t></w:r></w:p>'
            for l_1_anvisning in t_2(environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'anvisninger'), 'uberoert')):
                _loop_vars = {}
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Anvist"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'nummer')))
                yield '</w:t><w:tab/><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'emne')))
                yield ': '
                yield escape(environment.finalize(environment.getattr(l_1_anvisning, 'spoergsmaal')))
                yield '</w:t></w:r></w:p>'
            l_1_anvisning = missing
            if environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'anvisninger'), 'beroert'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Delrubrik"/></w:pPr><w:r><w:t>Berørt af et besvaret spørgsmål</w:t></w:r></w:p>'
            if environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'anvisninger'), 'beroert'):
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Smaat"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(t_3(context.eval_ctx, environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'anvisninger'), 'beroert'), ', ')))
                yield '</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'fotos'):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Fotos</w:t></w:r></w:p>'
            for l_1_foto in t_2(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'fotos')):
                _loop_vars = {}
                pass
                yield '\n<w:p><w:pPr/><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_foto, 'billede')))
                yield '</w:t></w:r></w:p>\n<w:p><w:pPr/><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_foto, 'tekst')))
                if environment.getattr(l_1_foto, 'samtale'):
                    pass
                    yield ' ('
                    yield escape(environment.finalize(environment.getattr(l_1_foto, 'samtale')))
                    yield ')'
                yield '</w:t></w:r></w:p>'
            l_1_foto = missing
    if (undefined(name='interne') if l_0_interne is missing else l_0_interne):
        pass
        if environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'kort'), 'trin'):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Hvad tilsynet har belyst</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="1700"/><w:gridCol w:w="2400"/><w:gridCol w:w="3572"/><w:gridCol w:w="700"/><w:gridCol w:w="700"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1700"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Del</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Trin</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3572"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Samtaler med</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="700"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Set</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="700"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Læst</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_trin in t_2(environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'kort'), 'trin')):
                _loop_vars = {}
                pass
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1700"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_trin, 'afsnit')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2400"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_trin, 'trin')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3572"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_trin, 'samtaler')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="700"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_trin, 'set')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="700"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_trin, 'laest')))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_trin = missing
            yield '</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="EfterTabel"/></w:pPr></w:p>'
            for l_1_linje in t_2(environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'kort'), 'om_trin')):
                _loop_vars = {}
                pass
                yield '\n<w:p><w:pPr><w:pStyle w:val="Smaat"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(l_1_linje))
                yield '</w:t></w:r></w:p>'
            l_1_linje = missing
        if environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'kort'), 'aktoerer'):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Samarbejdskort</w:t></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Diagram"/></w:pPr><w:r><w:drawing><wp:inline xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5760000" cy="1530000"/><wp:docPr id="2" name="Samarbejdskort" descr="[[samarbejde]]"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5760000" cy="1530000"/><a:chOff x="0" y="0"/><a:chExt cx="5760000" cy="1530000"/></a:xfrm></wpg:grpSpPr><wps:wsp><wps:cNvPr id="10" name="Streg 10"/><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="2090000" y="350000"/><a:ext cx="290000" cy="415000"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="28575"><a:solidFill><a:srgbClr val="262626"/></a:solidFill><a:prstDash val="solid"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp><wps:wsp><wps:cNvPr id="11" name="Streg 11"/><wps:cNvCnPr/><wps:spPr><a:xfrm flipV="1"><a:off x="3380000" y="350000"/><a:ext cx="290000" cy="415000"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="28575"><a:solidFill><a:srgbClr val="262626"/></a:solidFill><a:prstDash val="solid"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp><wps:wsp><wps:cNvPr id="12" name="Streg 12"/><wps:cNvCnPr/><wps:spPr><a:xfrm flipV="1"><a:off x="2090000" y="765000"/><a:ext cx="290000" cy="415000"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="28575"><a:solidFill><a:srgbClr val="262626"/></a:solidFill><a:prstDash val="solid"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp><wps:wsp><wps:cNvPr id="13" name="Streg 13"/><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="3380000" y="765000"/><a:ext cx="290000" cy="415000"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="28575"><a:solidFill><a:srgbClr val="262626"/></a:solidFill><a:prstDash val="solid"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp><wps:wsp><wps:cNvPr id="9" name="Felt 9"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="2380000" y="415000"/><a:ext cx="1000000" cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="262626"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>\n<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">Tilbuddet</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr lIns="54000" tIns="36000" rIns="54000" bIns="36000" anchor="ctr"/></wps:wsp><wps:wsp><wps:cNvPr id="40" name="Felt 40"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2090000" cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="262626"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>\n<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">En aktør</w:t></w:r></w:p>\n<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">Aftale: på skrift</w:t></w:r></w:p>\n<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">Sager: 5 af 8 · hørt: 1 samtale</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr lIns="54000" tIns="36000" rIns="54000" bIns="36000" anchor="ctr"/></wps:wsp><wps:wsp><wps:cNvPr id="41" name="Felt 41"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="3670000" y="0"/><a:ext cx="2090000" cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="262626"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>\n<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">En aktør</w:t></w:r></w:p>\n<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">Aftale: på skrift</w:t></w:r></w:p>\n<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">Sager: 5 af 8 · hørt: 1 samtale</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr lIns="54000" tIns="36000" rIns="54000" bIns="36000" anchor="ctr"/></wps:wsp><wps:wsp><wps:cNvPr id="42" name="Felt 42"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="830000"/><a:ext cx="2090000" cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="262626"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>\n<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">En aktør</w:t></w:r></w:p>\n<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">Aftale: på skrift</w:t></w:r></w:p>\n<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">Sager: 5 af 8 · hørt: 1 samtale</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr lIns="54000" tIns="36000" rIns="54000" bIns="36000" anchor="ctr"/></wps:wsp><wps:wsp><wps:cNvPr id="43" name="Felt 43"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="3670000" y="830000"/><a:ext cx="2090000" cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="262626"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>\n<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">En aktør</w:t></w:r></w:p>\n<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">Aftale: på skrift</w:t></w:r></w:p>\n<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">Sager: 5 af 8 · hørt: 1 samtale</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr lIns="54000" tIns="36000" rIns="54000" bIns="36000" anchor="ctr"/></wps:wsp></wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>\n<w:p><w:pPr><w:pStyle w:val="Smaat"/></w:pPr><w:r><w:t>Ubrudt streg: aftale, vi har læst. Stiplet: kun omtalt. Prikket: kontakt, sager eller hørt, men ingen aftale. Ingen streg: intet.</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="2050"/><w:gridCol w:w="1850"/><w:gridCol w:w="2322"/><w:gridCol w:w="1650"/><w:gridCol w:w="1200"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2050"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Aktør</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1850"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Aftale</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2322"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Kontakt</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1650"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>I sagerne</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1200"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Hørt af os</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_en in t_2(environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'kort'), 'aktoerer')):
                _loop_vars = {}
                pass
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2050"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_en, 'aktoer')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1850"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_en, 'aftale')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2322"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_en, 'kontakt')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1650"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_en, 'sager')))
                yield '</w:t></w:r></w:p>'
                if environment.getattr(l_1_en, 'bemaerk'):
                    pass
                    yield '\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield escape(environment.finalize(environment.getattr(l_1_en, 'bemaerk')))
                    yield '</w:t></w:r></w:p>'
                yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1200"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_en, 'hoert')))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_en = missing
            yield '</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="EfterTabel"/></w:pPr></w:p>'
        if environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'kort'), 'sider'):
            pass
            yield '\n<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Hvem gør hvad, side om side</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="Tilsyntabel"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="3024"/><w:gridCol w:w="3024"/><w:gridCol w:w="3024"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3024"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Ledelsen</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3024"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Kommunen</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3024"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabelhoved"/></w:pPr><w:r><w:t>Samarbejdspartneren</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_svar in t_2(environment.getattr(environment.getattr((undefined(name='interne') if l_0_interne is missing else l_0_interne), 'kort'), 'sider')):
                _loop_vars = {}
                pass
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3024"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_svar, 'ledelse')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3024"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_svar, 'kommune')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3024"/></w:tcPr>\n<w:p><w:pPr><w:pStyle w:val="Tabeltekst"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield escape(environment.finalize(environment.getattr(l_1_svar, 'samarbejdspartner')))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_svar = missing
            yield '</w:tbl>\n<w:p><w:pPr><w:pStyle w:val="EfterTabel"/></w:pPr></w:p>'
    yield '<w:sectPr w:rsidR="00FC693F" w:rsidRPr="0006063C" w:rsidSect="00034616"><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1304" w:left="1417" w:header="680" w:footer="680" w:gutter="0"/><w:cols w:space="720"/><w:docGrid w:linePitch="360"/></w:sectPr></w:body>'

blocks = {}
debug_info = '1=76&2=79&3=84&4=87&5=90&6=95&7=100&8=105&9=110&10=113&11=115&12=117&13=121&14=123&15=127&16=139&17=144&18=150&19=154&20=157&21=163&22=170&23=175&24=181&25=188&26=193&27=199&28=206&29=211&30=216&31=219&32=224&33=232&34=235&35=244&36=249&37=254&38=276&39=281&40=286&41=292&44=298&45=305&46=307&47=311&49=314&50=317&51=328&52=333&55=338&56=344&57=350&58=355&60=357&61=364&62=378&63=380&64=382&65=403&66=405&67=407&68=428&69=430&70=432&72=456&73=460&74=467&75=473&76=479&77=486&78=493&79=499&80=505&81=514&82=519&83=524&84=540&85=545&86=550&87=555&88=560&89=568&90=580&91=587&92=592&93=599&94=605&95=610&96=623&97=642&98=661&99=708&100=756&101=768&102=774&103=780&104=787&105=790&110=794&111=800&112=802&113=804&114=806&115=811&116=813&117=815&118=817&119=822&120=824&121=826&122=828&123=832&124=835&128=839&129=845&130=847&131=849&132=854&133=856&134=858&135=863&136=865&137=867&138=871&139=874&140=878&141=884&142=887&143=893&144=899&146=901&147=909&148=913&149=916&150=933&151=937&152=943&153=946&157=954&158=965&159=970&160=975&161=978&162=981&163=984&164=989&165=992&166=994&167=999&168=1005&169=1010&170=1015&171=1018&172=1021&173=1024&174=1029&175=1032&176=1034&177=1039&178=1045&179=1050&180=1055&181=1058&182=1061&183=1064&184=1069&185=1072&186=1074&187=1079&188=1084&192=1087&193=1091&194=1093&195=1095&196=1100&197=1103&198=1105&200=1109&202=1112&203=1118&204=1124&205=1132&210=1142&211=1146&212=1148&213=1150&214=1152&215=1156&216=1160&217=1170&218=1217&219=1265&220=1269&221=1276&222=1281&223=1286&224=1291&225=1296&226=1302&227=1312&231=1317&232=1326&233=1328&234=1333&235=1338&236=1343&237=1348&238=1353&239=1356&240=1361&241=1367&242=1374&243=1402&244=1410&245=1441&246=1445&247=1448&249=1455&250=1458&251=1462&252=1472&253=1475&254=1480&255=1484&256=1486&262=1499&263=1503&264=1505&265=1507&266=1509&267=1511&268=1515&269=1519&290=1525&291=1529&292=1531&293=1533&294=1535&295=1540&296=1543&297=1547&301=1550&302=1554&303=1556&304=1558'
