//! The words of Spanish.

use super::shape::Lexis;

// A word on each line would make the table too long to be read.
#[rustfmt::skip]
pub(super) const LEXIS: Lexis = Lexis {
    common: &[
        "el", "la", "los", "las", "y", "con", "en", "de", "una", "un", "por", "para", "tu", "su", "del", "al", "cada",
        "durante", "es",
    ],
    numbers: &[
        ("un", 1000), ("una", 1000), ("uno", 1000), ("dos", 2000), ("tres", 3000), ("cuatro", 4000), ("cinco", 5000),
        ("seis", 6000), ("siete", 7000), ("ocho", 8000), ("nueve", 9000), ("diez", 10000), ("once", 11000),
        ("doce", 12000), ("quince", 15000), ("veinte", 20000), ("treinta", 30000), ("cuarenta", 40000),
        ("cincuenta", 50000), ("sesenta", 60000), ("cuarenta y cinco", 45000),
    ],
    times_ending: "",
    half: &["medio", "media"],
    to: &["a", "o", "-", "–", "—", "hasta", "y"],
    and: &["y", "con"],
    seconds: &["segundo", "segundos", "seg", "s", "segs"],
    minutes: &["minuto", "minutos", "min"],
    hours: &["hora", "horas", "h"],
    breaths: &["respiración", "respiraciones", "respiraciones profundas", "respiraciones lentas"],
    times: &["veces", "vez", "x", "×"],
    repetitions: &["repetición", "repeticiones", "rep", "reps", "repet"],
    sets: &["serie", "series", "ronda", "rondas", "vuelta", "vueltas"],
    of: &["de"],
    frequency: &[
        "al día", "por día", "a la semana", "por semana", "cada día", "todos los días", "diari*", "veces al día",
        "días a la semana", "por hora", "veces por semana",
    ],
    not_a_hold: &["después", "tras", "antes", "dura", "duran", "hace", "dentro de"],
    hold: &[
        "mant*", "aguant*", "sost*", "qued*", "permane*", "presion*", "estir*", "empuj*", "apriet*", "conserv*",
        "sujet*", "tira", "tire",
    ],
    movement: &[
        "camin*", "march*", "masaje*", "masajea", "rued*", "corr*", "gir*", "balance*", "sacud*", "respira",
        "respire", "salt*", "pedal*", "frot*", "muev*", "amasa*",
    ],
    rest: &["descans*", "paus*", "relaj*", "recuper*", "reposo"],
    way_back: &["baj*", "vuelv*", "regres*", "descien*"],
    at_end: &["arriba", "abajo", "en el punto más alto", "al final del movimiento"],
    repeat: &[
        "repit*", "repet*", "cambi*", "haz", "haga", "realiz*", "luego", "después", "lo mismo", "igual", "ahora",
    ],
    whole: &["todos los ejercicios", "cada ejercicio", "cada estiramiento", "cada postura", "todo el circuito", "circuito", "toda la rutina", "secuencia"],
    exhale: &[
        "cada exhalación", "cada espiración", "al exhalar", "al espirar", "cada vez que exhal*",
        "cada vez que espir*", "exhales", "al soltar el aire",
    ],
    inhale: &["cada inhalación", "cada inspiración", "al inhalar", "al inspirar", "al tomar aire"],
    each_side: &[
        "de cada lado", "en cada lado", "cada lado", "por lado", "a cada lado", "ambos lados", "los dos lados",
        "con cada @limb", "cada @limb", "por @limb", "ambas @limb", "para cada lado", "en cada @limb",
    ],
    other_side: &[
        "cambi* de lado", "cambi* de @limb", "cambi* el lado", "altern* @limb", "otro lado", "otra @limb",
        "otro @limb", "lado contrario", "@limb contraria", "@limb contrario", "cambia de lado", "cambie de lado",
        "cambiar de lado", "cambia de @limb", "cambie de @limb", "lado opuesto", "@limb opuesta",
    ],
    affected: &[
        "@limb afectada", "@limb afectado", "lado afectado", "@limb dolorida", "@limb dolorido", "lado dolorido",
    ],
    if_needed: &[
        "si es necesario", "si hace falta", "si lo necesitas", "si lo necesita", "si quieres", "si lo desea",
    ],
    left: &["izquierda", "izquierdo"],
    right: &["derecha", "derecho"],
    ambiguous: &["derecho", "derecha"],
    side_follows_limb: true,
    masculine: &[],
    limbs: &[
        "pierna*", "pie", "pies", "rodilla*", "cadera*", "lado*", "mano*", "brazo*", "hombro*", "pantorrilla*",
        "muslo*", "tobillo*", "talón", "talones", "codo*", "muñeca*", "glúteo*", "oreja*", "pulgar*", "palma*",
        "gemelo*",
    ],
    feel: &["sent*", "sient*", "not*", "estir*"],
    exercise: "Ejercicio",
    step: &["ejercicio", "paso", "postura", "estiramiento", "posición", "movimiento"],
    part: &["parte", "fase"],
    equipment: &[
        "material", "equipo", "necesitas", "necesita", "necesitarás", "necesitará", "lo que necesitas", "materiales",
        "material necesario", "qué necesitas", "equipamiento", "accesorios",
    ],
    caption: &[
        "foto*", "imagen", "ilustración", "figura", "fig", "primer plano", "una mujer", "un hombre", "una persona",
        "dos manos", "una mano", "vídeo*", "video*", "un fisioterapeuta", "una fisioterapeuta", "la mujer",
        "el hombre",
    ],
    advertising: &[
        "boletín", "suscr*", "newsletter*", "tienda*", "compra", "comprar", "leer más", "carrito", "cookie*",
        "publicidad", "comparte", "haz clic", "descuento*", "descarga*", "derechos reservados", "síguenos",
    ],
    imprint: &[
        "escrito por", "redactado por", "revisado por", "revisión médica", "actualizado*", "última actualización",
        "publicado*", "comparte este*", "compartir", "índice", "tabla de contenidos", "en este artículo",
        "artículos relacionados", "también te puede interesar", "utilizamos cookies", "usamos cookies",
        "este sitio*", "cookie*", "tiempo de lectura", "volver arriba",
    ],
    reading_time: &["tiempo de lectura", "min de lectura", "minutos de lectura"],
    byline: &["por"],
    warning: &[
        "no", "nunca", "evit*", "cuidado", "atención", "precaución", "importante", "para si", "detente", "deténgase",
        "aviso", "jamás", "deja de", "pare si", "interrump*",
    ],
    grave_warning: &["detente", "deténgase", "para si", "pare si", "deja de", "interrump*"],
    doctor: &["médico", "médica", "consult*"],
    condition: &["si", "cuando", "en caso de"],
    trouble: &["duel*", "dolor*", "molest*", "difícil", "demasiado", "no puedes", "no puede", "incómod*"],
    alternative: &[
        "alternativa", "variante", "opción", "más fácil", "en su lugar", "alternativamente", "como alternativa",
        "demasiado difícil", "muy difícil", "para facilitar", "más difícil",
    ],
    during: &[
        "cuando", "si", "respir*", "mant*", "debes", "sentirás", "sent*", "not*", "relaj*", "deja", "asegúr*",
        "recuerda",
    ],
    position: &[
        "ponte", "póngase", "siént*", "sentad*", "acuést*", "túmb*", "arrodíll*", "levánt*", "coloca*", "gira",
        "párate", "de pie",
    ],
    abbreviations: &["aprox", "seg", "min", "rep", "ej", "p.ej", "fig", "máx", "dr", "dra", "etc", "reps"],
    name_column: &["nombre", "ejercicio*", "estiramiento*", "qué", "título", "movimiento*"],
    side_column: &["lado*", "pierna*", "brazo*"],
    note_column: &[
        "nota*", "instruccion*", "descripción", "cómo*", "detalle*", "indicacion*", "observacion*", "ejecución",
    ],
    both: &[
        "ambos", "ambas", "cada", "los dos", "i d", "i / d", "d / i", "izquierda derecha", "izquierda / derecha",
        "izquierda y derecha", "sí", "2",
    ],
};
